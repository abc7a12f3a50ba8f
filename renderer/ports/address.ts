/** What the page's address says after its `#`: kept by a reload, shared by a copy, never sent to a server. */
export const readAddress = (): URLSearchParams => new URLSearchParams(location.hash.slice(1));

/** Changes some of it and leaves the rest; empty values go. The way back is not littered. */
export function keepInAddress(changes: Readonly<Record<string, string>>): void {
  const said = readAddress();
  for (const [name, value] of Object.entries(changes)) {
    if (value === '') said.delete(name);
    else said.set(name, value);
  }
  const text = said.toString();
  history.replaceState(history.state, '', text === '' ? location.pathname + location.search : `#${text}`);
}
