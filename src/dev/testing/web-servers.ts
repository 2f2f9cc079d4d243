/** nginx and Caddy as `docs/deploy.md` and `docs/publish.md` set them up: the desk and the site. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { docsBlock } from './docs-block.ts';

/** What is put into the blocks in place of a city's own. */
export interface Behind {
  /** Folder of the server's own files. */
  root: string;
  /** Address of the desk, without a closing slash. */
  desk: string;
  /** The folder in place of `/srv/estelik`. */
  site: string;
  ports: { desk: number; site: number };
}

export interface WebServer {
  /** What must be installed. */
  programs: readonly string[];
  /** Starts it. @returns What ends it and waits. */
  start: (behind: Behind) => Promise<() => Promise<void>>;
}

/** The web servers of the docs. */
export const WEB_SERVERS: Readonly<Record<'nginx' | 'caddy', WebServer>> = {
  nginx: { programs: ['nginx', 'openssl'], start: startNginx },
  caddy: { programs: ['caddy', 'openssl'], start: startCaddy },
};

async function startNginx({ root, desk, site, ports }: Behind): Promise<() => Promise<void>> {
  const { certificate, key } = makeCertificate(root);
  const here = async (page: string, port: number): Promise<string> =>
    (await docsBlock(page, 'nginx'))
      .replace('listen 443', `listen 127.0.0.1:${port}`)
      .replace(/ssl_certificate .*;/, `ssl_certificate ${certificate};`)
      .replace(/ssl_certificate_key .*;/, `ssl_certificate_key ${key};`)
      .replaceAll('http://127.0.0.1:8377', desk)
      .replace('/srv/estelik', site);
  const blocks = [await here('deploy.md', ports.desk), await here('publish.md', ports.site)];
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${root}/${kind};`)
    .join(' ');
  const types = 'include /etc/nginx/mime.types; default_type application/octet-stream;';
  const file = path.join(root, 'nginx.conf');
  await writeFile(
    file,
    `${process.getuid?.() === 0 ? 'user root;' : ''} pid ${root}/pid; error_log stderr;
     events {} http { ${types} access_log off; ${temporary} ${blocks.join('\n')} }`,
  );
  execFileSync('nginx', ['-t', '-q', '-c', file, '-p', root, '-e', 'stderr']);
  return run('nginx', ['-c', file, '-p', root, '-e', 'stderr', '-g', 'daemon off;']);
}

/** With a certificate of the test's own, since authorities give none for names that nobody has. */
async function startCaddy({ root, desk, site, ports }: Behind): Promise<() => Promise<void>> {
  const { certificate, key } = makeCertificate(root);
  const here = async (page: string, port: number): Promise<string> =>
    (await docsBlock(page, 'caddy'))
      .replace(/^(\S+) \{/, `$1:${port} {\n  bind 127.0.0.1\n  tls ${certificate} ${key}`)
      .replace('127.0.0.1:8377', desk.replace('http://', ''))
      .replace('/srv/estelik', site);
  const blocks = [await here('deploy.md', ports.desk), await here('publish.md', ports.site)];
  const file = path.join(root, 'Caddyfile');
  await writeFile(file, `{\n  admin off\n  auto_https off\n}\n${blocks.join('\n')}`);
  const args = ['--config', file, '--adapter', 'caddyfile'];
  execFileSync('caddy', ['validate', ...args], { stdio: 'ignore' });
  return run('caddy', ['run', ...args], { HOME: root, XDG_DATA_HOME: root, XDG_CONFIG_HOME: root });
}

function makeCertificate(root: string): { certificate: string; key: string } {
  const made = { certificate: path.join(root, 'cert.pem'), key: path.join(root, 'key.pem') };
  const files = ['-keyout', made.key, '-out', made.certificate];
  const names = 'subjectAltName=DNS:desk.example.kz,DNS:estelik.example.kz';
  const about = ['-days', '2', '-subj', '/CN=example.kz', '-addext', names];
  const args = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...files, ...about];
  execFileSync('openssl', args, { stdio: 'ignore' });
  return made;
}

function run(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): () => Promise<void> {
  const child = spawn(command, args, { stdio: 'ignore', env: { ...process.env, ...env } });
  const ended = once(child, 'exit');
  return async () => {
    child.kill('SIGTERM');
    await ended;
  };
}
