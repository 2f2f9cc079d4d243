declare module 'heic-decode' {
  interface Decoded {
    data: Uint8ClampedArray;
    width: number;
    height: number;
  }
  const decode: {
    /** The pictures of a HEIC file, each decoded to RGBA when it is asked for. */
    all(input: { buffer: Uint8Array }): Promise<{ decode(): Promise<Decoded> }[]>;
  };
  export default decode;
}
