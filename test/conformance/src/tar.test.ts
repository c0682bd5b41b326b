import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readTarGz } from './tar.js';

interface Entry {
  readonly name: string;
  readonly type?: string;
  readonly prefix?: string;
  readonly content?: string;
}

/** An archive in the ustar format. */
function archive(entries: readonly Entry[]): Uint8Array {
  const blocks = entries.flatMap(({ name, type = '0', prefix = '', content = '' }) => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write(Buffer.byteLength(content).toString(8).padStart(11, '0'), 124);
    header.write(type, 156);
    header.write('ustar\0', 257);
    header.write(prefix, 345);
    const body = Buffer.alloc(Math.ceil(Buffer.byteLength(content) / 512) * 512);
    body.write(content);
    return [header, body];
  });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}

function read(entries: readonly Entry[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...readTarGz(archive(entries))].map(([name, bytes]) => [name, Buffer.from(bytes).toString()]),
  );
}

describe('readTarGz', () => {
  it('reads files, and skips folders', () => {
    const long = 'x'.repeat(600);
    expect(
      read([
        { name: './a/', type: '5' },
        { name: './a/empty' },
        { name: 'a/b', content: long },
        { name: 'c', content: 'ä' },
      ]),
    ).toEqual({ 'a/empty': '', 'a/b': long, c: 'ä' });
  });

  it('reads long names of every form', () => {
    const name = `folder/${'n'.repeat(120)}`;
    const record = `${17 + name.length} path=${name}\n`;
    expect(read([{ name: 'short', prefix: 'prefix/folder', content: '1' }])).toEqual({
      'prefix/folder/short': '1',
    });
    expect(
      read([
        { name: '././@LongLink', type: 'L', content: `${name}\0` },
        { name: 'cut', content: '2' },
      ]),
    ).toEqual({ [name]: '2' });
    expect(
      read([
        { name: 'PaxHeader', type: 'x', content: record },
        { name: 'cut', content: '3' },
      ]),
    ).toEqual({ [name]: '3' });
  });
});
