/** The token goes in a header and the ticket in the body: an address is written down in too many places. */
export async function saveExport(brokerUrl: string, token: string, ticket: string, name: string): Promise<boolean> {
  try {
    const response = await fetch(`${brokerUrl}/api/audit/export`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      credentials: 'omit',
      body: JSON.stringify({ ticket }),
    });
    if (!response.ok) return false;
    saveAs(await response.blob(), name);
    return true;
  } catch {
    return false;
  }
}

/** As the system saves what a page offers: where the person chooses, or with the other downloads. */
export function saveAs(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}

const KEPT_MS = 60_000;
