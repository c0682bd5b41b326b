import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { decodeDocument } from './decode.js';

const utf16 = Buffer.from('<a>ä</a>', 'utf16le');

describe('decodeDocument', () => {
  it.each([
    ['UTF-8', Buffer.from('<a>ä</a>')],
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFF<a>ä</a>')],
    ['UTF-16 with a byte order mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
    ['big-endian UTF-16 with a byte order mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]).swap16()],
    ['UTF-16 without one', utf16],
  ])('reads %s', (_, bytes) => {
    expect(decodeDocument(bytes)).toEqual({ ok: true, text: '<a>ä</a>' });
  });

  it('reads the encoding that the document declares', () => {
    const text = '<?xml version="1.0" encoding="ISO-8859-1"?><a>ä</a>';
    expect(decodeDocument(Buffer.from(text, 'latin1'))).toEqual({ ok: true, text });
  });

  it('says what is wrong with bytes that are not of the encoding', () => {
    expect(decodeDocument(Buffer.from('<a>ä</a>', 'latin1'))).toMatchObject({
      ok: false,
      message: expect.stringContaining('utf-8'),
    });
    expect(decodeDocument(Buffer.from('<?xml version="1.0" encoding="x-none"?><a/>'))).toMatchObject({
      ok: false,
      message: expect.stringContaining("'x-none' is not known"),
    });
  });

  it('keeps to the encoding that is declared', () => {
    const declared = (encoding: string): string =>
      `<?xml version="1.0" encoding="${encoding}"?><a>\u0085ä</a>`;
    const latin1 = decodeDocument(Buffer.from(declared('ISO-8859-1'), 'latin1'));
    expect(latin1).toEqual({ ok: true, text: declared('ISO-8859-1') });
    const windows = decodeDocument(Buffer.from(declared('windows-1252'), 'latin1'));
    expect(windows).toEqual({ ok: true, text: declared('windows-1252').replace('\u0085', '…') });
    expect(decodeDocument(Buffer.from(declared('US-ASCII'), 'latin1')).ok).toBe(false);
    const ascii = '<?xml version="1.0" encoding="us-ascii"?><a/>';
    expect(decodeDocument(Buffer.from(ascii))).toEqual({ ok: true, text: ascii });
  });

  it('reads big-endian UTF-16 without a byte order mark', () => {
    expect(decodeDocument(Buffer.from(utf16).swap16())).toEqual({ ok: true, text: '<a>ä</a>' });
  });

  it('does not take bytes for what they cannot be', () => {
    const utf8 = '<?xml version="1.0" encoding="UTF-16"?><a/>';
    expect(decodeDocument(Buffer.from(utf8))).toMatchObject({
      ok: false,
      message: expect.stringContaining('says that it is in UTF-16'),
    });
    expect(decodeDocument(Buffer.from([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0]))).toMatchObject({
      ok: false,
      message: expect.stringContaining('UTF-32'),
    });
  });
});
