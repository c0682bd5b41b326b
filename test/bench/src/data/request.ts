import type { RequestType } from '@proj/xml-commands';

/** What differs from one request to the next. */
export interface RequestParts {
  readonly company: string;
  readonly user: string;
  readonly projectId: string;
}

/** The same for every run. */
export function requestParts(): RequestParts {
  return { company: 'Contoso', user: 'integration', projectId: '4711' };
}

/** Builds the value of a small request: a login, and a Read of the time entries of a project. */
export function createRequest({ company, user, projectId }: RequestParts): RequestType {
  return {
    API_ver: '1.0',
    client: 'benchmark',
    client_ver: '1.1',
    namespace: 'default',
    key: '0123456789abcdef',
    Auth: { Login: { company, user, password: 'not a secret' } },
    $content: [
      {
        $name: 'Read',
        $value: {
          type: 'Slip',
          method: 'equal to',
          limit: '0,1000',
          $content: [{ $name: 'Slip', $value: { projectid: projectId } }],
        },
      },
    ],
  };
}
