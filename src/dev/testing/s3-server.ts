/** An S3-compatible server on `localhost`, keeping its objects in a folder. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import S3rver from '@20minutes/s3rver';

export interface S3Server {
  /** Without a closing slash. */
  address: string;
  secrets: { accessKeyId: string; secretAccessKey: string };
  makeBucket(name: string): Promise<void>;
  /** Changes the bytes of an object behind the server's back. */
  spoil(bucket: string, key: string): Promise<void>;
  stop(): Promise<void>;
}

export async function s3Server(directory: string): Promise<S3Server> {
  const server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory,
    // It drops the closing slash of `/bucket/` before it checks the signature of a listing.
    allowMismatchedSignatures: true,
  });
  const { port } = await server.run();
  return {
    address: `http://127.0.0.1:${port}`,
    secrets: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
    makeBucket: async (name) => void (await server.store.putBucket(name)),
    async spoil(bucket, key) {
      const file = path.join(directory, bucket, `${key}._S3rver_object`);
      const bytes = await readFile(file);
      await writeFile(file, bytes.reverse());
      await rm(`${file}.md5`);
    },
    stop: async () => {
      server.httpServer.closeAllConnections();
      await server.close();
    },
  };
}
