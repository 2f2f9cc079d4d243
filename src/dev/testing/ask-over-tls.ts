/** Requests over TLS to a server of this machine by the name it has for the public. */
import { once } from 'node:events';
import type { ClientRequest, IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { request } from 'node:https';

export interface Question {
  method?: string;
  headers?: Record<string, string>;
  body?: Buffer;
  /** Bytes that are said to come, if they are others than those of the body. */
  claimed?: number;
  /** Address of this machine from which is asked: another visitor. */
  from?: string;
}

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
  text: string;
}

/** Asks `https://<name><where>` on a port of 127.0.0.1; the certificate may be anybody's. */
export async function askOverTls(
  name: string,
  port: number,
  where: string,
  question: Question = {},
): Promise<Reply> {
  const sent = send(name, port, where, question);
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part as Buffer);
  sent.destroy();
  const bytes = Buffer.concat(parts);
  return {
    status: answer.statusCode ?? 0,
    headers: answer.headers,
    bytes,
    text: bytes.toString(),
  };
}

/** Sends the body, of which more is `claimed`, and breaks the line when that has arrived. */
export async function breakOff(
  name: string,
  port: number,
  where: string,
  question: Question,
  arrived: () => Promise<void>,
): Promise<void> {
  const sent = send(name, port, where, question);
  sent.on('error', () => undefined); // the line is broken on purpose
  try {
    await arrived();
  } finally {
    sent.destroy();
  }
}

function send(
  name: string,
  port: number,
  where: string,
  { method = 'GET', headers = {}, body, claimed, from = '127.0.0.1' }: Question,
): ClientRequest {
  const length = claimed ?? body?.length;
  const sent = request({
    host: '127.0.0.1',
    port,
    servername: name,
    rejectUnauthorized: false,
    path: where,
    method,
    localAddress: from,
    headers: { host: name, ...headers, ...(length !== undefined && { 'content-length': length }) },
  });
  if (claimed === undefined) sent.end(body);
  else sent.write(body ?? Buffer.alloc(0));
  sent.flushHeaders();
  return sent;
}
