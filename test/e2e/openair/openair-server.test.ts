import { OpenAirServer } from '@proj/sdk/testing';
import { beforeEach, describe, expect, test } from 'vitest';

const url = 'https://acme.example/api.pl';

let server: OpenAirServer;

beforeEach(() => {
  server = new OpenAirServer();
});

describe('the in-memory server', () => {
  async function post(commands: string): Promise<string> {
    const { company, user, password, namespace, key } = server.credentials;
    const auth = `<Auth><Login><company>${company}</company><user>${user}</user><password>${password}</password></Login></Auth>`;
    const attributes = `API_ver="1.0" client="c" client_ver="1" namespace="${namespace}" key="${key}"`;
    const response = await server.fetch(url, {
      method: 'POST',
      body: `<request ${attributes}>${auth}${commands}</request>`,
    });
    return response.text();
  }

  test.each([
    ['<Read type="Slip" method="all" limit="1001"/>', '605'],
    ['<Read type="Slip" method="all" limit="0"/>', '605'],
    ['<Read type="Slip" method="all"/>', '605'],
    ['<Read type="Slip" method="any" limit="1"/>', '603'],
    ['<Read type="Slipp" method="all" limit="1"/>', '603'],
    ['<Read type="Slip" method="all" limit="1" filter="newer-than"/>', '871'],
    ['<Add type="Slip"><Project><name>x</name></Project></Add>', '603'],
    ['<Add type="Slip"><Slip><nmae>x</nmae></Slip></Add>', '602'],
    [`<Add type="Slip">${'<Slip/>'.repeat(1001)}</Add>`, '555'],
    ['<Delete type="Slip"><Slip><id>9</id></Slip></Delete>', '601'],
  ])('answers command %# with its code, and the command after it', async (command, code) => {
    const answer = await post(`${command}<Time/>`);
    expect(answer).toContain(`status="${code}"`);
    expect(answer).toContain('<Time status="0">');
  });

  test('refuses a request with an unknown command, or that is none', async () => {
    expect(await post('<Frobnicate/>')).toContain('<response status="5">');
    const broken = await server.fetch(url, { method: 'POST', body: '<request' });
    expect(await broken.text()).toContain('<response status="1">');
  });
});
