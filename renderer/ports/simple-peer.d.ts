/** What Accord uses of simple-peer 9; the published types would bring Node's globals into every page. */
declare class SimplePeer {
  static readonly WEBRTC_SUPPORT: boolean;
  constructor(options?: SimplePeer.Options);
  readonly connected: boolean;
  readonly destroyed: boolean;
  readonly bufferSize: number;
  signal(data: string | SimplePeer.SignalData): void;
  send(data: string | ArrayBuffer | ArrayBufferView<ArrayBuffer> | Blob): void;
  addStream(stream: MediaStream): void;
  removeStream(stream: MediaStream): void;
  addTrack(track: MediaStreamTrack, stream: MediaStream): void;
  removeTrack(track: MediaStreamTrack, stream: MediaStream): void;
  replaceTrack(oldTrack: MediaStreamTrack, newTrack: MediaStreamTrack, stream: MediaStream): void;
  addTransceiver(kind: 'audio' | 'video', init?: RTCRtpTransceiverInit): void;
  destroy(error?: Error): void;
  on<E extends keyof SimplePeer.Events>(event: E, listener: (...values: SimplePeer.Events[E]) => void): this;
  once<E extends keyof SimplePeer.Events>(event: E, listener: (...values: SimplePeer.Events[E]) => void): this;
  off<E extends keyof SimplePeer.Events>(event: E, listener: (...values: SimplePeer.Events[E]) => void): this;
  removeAllListeners(event?: keyof SimplePeer.Events): this;
}

declare namespace SimplePeer {
  type Instance = SimplePeer;

  interface Options {
    initiator?: boolean;
    channelConfig?: RTCDataChannelInit;
    channelName?: string;
    config?: RTCConfiguration;
    offerOptions?: RTCOfferOptions;
    answerOptions?: RTCAnswerOptions;
    sdpTransform?: (sdp: string) => string;
    stream?: MediaStream;
    streams?: MediaStream[];
    trickle?: boolean;
    allowHalfTrickle?: boolean;
    iceCompleteTimeout?: number;
    objectMode?: boolean;
    /** The WebRTC classes to use instead of the page's own. */
    wrtc?: {
      RTCPeerConnection: new (configuration: RTCConfiguration) => RTCPeerConnection;
      RTCSessionDescription: typeof RTCSessionDescription;
      RTCIceCandidate: typeof RTCIceCandidate;
    };
  }

  type SignalData =
    | { type: 'transceiverRequest'; transceiverRequest: { kind: string; init?: RTCRtpTransceiverInit } }
    | { type: 'renegotiate'; renegotiate: true }
    | { type: 'candidate'; candidate: RTCIceCandidateInit }
    | RTCSessionDescriptionInit;

  interface Events {
    signal: [data: SignalData];
    connect: [];
    data: [chunk: Uint8Array | string];
    stream: [stream: MediaStream];
    track: [track: MediaStreamTrack, stream: MediaStream];
    iceStateChange: [connection: RTCIceConnectionState, gathering: RTCIceGatheringState];
    signalingStateChange: [state: RTCSignalingState];
    close: [];
    error: [error: Error];
  }
}

export = SimplePeer;
