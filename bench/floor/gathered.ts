/** The local description once every candidate is in it: between two pages of one machine that takes a moment. */
export async function gathered(connection: RTCPeerConnection): Promise<string> {
  while (connection.iceGatheringState !== 'complete')
    await new Promise((resolve) => {
      connection.addEventListener('icegatheringstatechange', resolve, { once: true });
    });
  return connection.localDescription?.sdp ?? '';
}
