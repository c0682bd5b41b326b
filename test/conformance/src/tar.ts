import { gunzipSync } from 'node:zlib';

const blockSize = 512;

/**
 * Reads the regular files of a compressed tar archive (POSIX ustar, with GNU and pax long names).
 *
 * @returns their contents by path
 */
export function readTarGz(archive: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const tar = gunzipSync(archive);
  const files = new Map<string, Uint8Array>();
  let longName: string | undefined;
  for (let offset = 0; offset + blockSize <= tar.length; ) {
    const header = tar.subarray(offset, offset + blockSize);
    // Blocks of zeros end the archive.
    if (header[0] === 0) {
      break;
    }
    const size = Number.parseInt(text(header, 124, 12) || '0', 8);
    const content = tar.subarray(offset + blockSize, offset + blockSize + size);
    const type = text(header, 156, 1);
    if (type === 'L') {
      longName = text(content, 0, content.length);
    } else if (type === 'x') {
      longName = /\d+ path=(.*)\n/.exec(Buffer.from(content).toString('utf8'))?.[1];
    } else {
      const name =
        longName ?? [text(header, 345, 155), text(header, 0, 100)].filter((part) => part !== '').join('/');
      if (type === '0' || type === '') {
        files.set(name.replace(/^\.\//, ''), content);
      }
      longName = undefined;
    }
    offset += blockSize * (1 + Math.ceil(size / blockSize));
  }
  return files;
}

/** The text of a field, which a NUL ends. */
function text(bytes: Uint8Array, start: number, length: number): string {
  const field = Buffer.from(bytes.subarray(start, start + length)).toString('utf8');
  return field.split('\0')[0]?.trim() ?? '';
}
