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
});
