// Installs Microsoft's Web Chat for the tests: downloads the one package that webchat.lock.json names, rejects it if its hash differs, and
// extracts the two files that a page needs. `npm install` would download 518 MB of packages for the same two files.
//
// Usage: node unpack.mjs <target folder> <stamp file>. Does nothing if the stamp file names the locked version.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const lock = JSON.parse(readFileSync(new URL('webchat.lock.json', import.meta.url), 'utf8'));
const [target, stamp] = process.argv.slice(2);
const wanted = `${lock.name}@${lock.version} ${lock.integrity}\n`;

class UnpackError extends Error {}

try {
  if (!isCurrent()) {
    const unpacked = unpack(fetchPackage());
    for (const [path, name] of Object.entries(lock.files)) {
      place(join(target, name), unpacked.get(path) ?? fail(`The package has no file ${path}.`));
    }
    place(stamp, wanted); // write the stamp last, so that it never exists without the files
  }
} catch (error) {
  console.error(`unpack.mjs: ${error instanceof UnpackError ? error.message : error.stack}`);
  process.exitCode = 1;
}

function isCurrent() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && targets().every(existsSync);
}

function targets() {
  return Object.values(lock.files).map(name => join(target, name));
}

function fetchPackage() {
  const folder = mkdtempSync(join(tmpdir(), 'webchat-'));
  try {
    const spec = `${lock.name}@${lock.version}`;
    // On Windows npm is a .cmd file, which only a shell can start.
    const npm = spawnSync('npm', ['pack', spec, '--silent'], { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' });
    if (npm.error?.code === 'ENOENT') fail('npm was not found. Install Node.js 20 or later with npm, then test again.');
    if (npm.status !== 0) fail(`"npm pack ${spec}" failed: is the npm registry reachable? ${(npm.error?.message ?? npm.stderr).trim()}`);
    const packed = readFileSync(join(folder, npm.stdout.trim().split(/\s+/).at(-1)));
    const found = `sha512-${createHash('sha512').update(packed).digest('base64')}`;
    if (found !== lock.integrity) fail(`${spec} is not the package that webchat.lock.json names: expected ${lock.integrity}, got ${found}.`);
    return packed;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// Reads a tar archive. Each file has a header of 512 bytes (name at 0, size in octal at 124), and then its bytes, padded to a multiple of
// 512.
function unpack(packed) {
  const tar = gunzipSync(packed);
  const files = new Map();
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0;) {
    const text = (from, length) => tar.toString('utf8', at + from, at + from + length).replace(/\0.*$/s, '');
    const size = parseInt(text(124, 12), 8);
    const name = text(345, 155) === '' ? text(0, 100) : `${text(345, 155)}/${text(0, 100)}`;
    files.set(name, tar.subarray(at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}

// Writes a file and renames it. Two runs may work at the same time, so nobody must read half a file.
function place(file, bytes) {
  mkdirSync(dirname(file), { recursive: true });
  const own = `${file}.${process.pid}`;
  writeFileSync(own, bytes);
  renameSync(own, file);
}

function fail(message) {
  throw new UnpackError(message);
}
