import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Role } from './login.ts';

/** A project over a bare repository, as its routes share it. */
export interface Project {
  /** Where its routes begin. */
  at: string;
  folder: string;
  roleOf: (request: FastifyRequest) => Role;
  mergeRequests: MergeRequest[];
}

export interface MergeRequest {
  iid: number;
  title: string;
  author: object;
  source_branch: string;
  target_branch: string;
  state: 'opened' | 'closed' | 'merged';
  labels: string[];
  merge_error: string | null;
}

/** GitLab's words for a refusal: the status and what is wrong. */
export const refuse = (reply: FastifyReply, status: number, words: string): FastifyReply =>
  reply.code(status).send({ message: words });
