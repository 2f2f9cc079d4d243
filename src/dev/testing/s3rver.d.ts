declare module '@20minutes/s3rver' {
  import type { Server } from 'node:http';
  import type { AddressInfo } from 'node:net';

  /** The part of the server that tests use; it comes without types. */
  export default class S3rver {
    constructor(options: {
      port: number;
      address: string;
      silent: boolean;
      directory: string;
      allowMismatchedSignatures: boolean;
    });
    httpServer: Server;
    store: { putBucket(name: string): Promise<unknown> };
    run(): Promise<AddressInfo>;
    close(): Promise<void>;
  }
}
