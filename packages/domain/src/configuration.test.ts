import { join } from 'node:path';
import { readConfiguration } from './configuration.js';

test('nothing set gives the defaults', () => {
  expect(readConfiguration({})).toEqual({
    home: '.tidu',
    port: 8080,
    host: '127.0.0.1',
    provinceId: '220000',
    regionsFile: null,
    demoEnterprises: 2000,
    databaseUrl: null,
    backups: join('.tidu', 'backups'),
    smtpUrl: null,
    mailFrom: 'tidu@localhost',
    hookAllow: [],
  });
});

test('an empty variable counts as absent', () => {
  expect(readConfiguration({ PORT: '', TIDU_HOME: ' ' })).toMatchObject({ port: 8080, home: '.tidu' });
});

test('every wrong variable is named in one error', () => {
  const env = {
    PORT: 'abc',
    TIDU_PROVINCE: '220100',
    TIDU_DEMO: '-1',
    DATABASE_URL: 'mysql://u:secret@h/d',
    HOST: 'a b',
  };
  expect(() => readConfiguration(env)).toThrow(
    expect.objectContaining({
      code: 'configuration-invalid',
      message: expect.stringMatching(/(?=.*PORT)(?=.*TIDU_PROVINCE)(?=.*TIDU_DEMO)(?=.*DATABASE_URL)(?=.*HOST)/),
    }),
  );
});

test('the password of a database address is not repeated in the error', () => {
  expect(() => readConfiguration({ DATABASE_URL: 'mysql://u:secret@h/d' })).not.toThrow(/secret/);
});

test('paths of the caller are resolved against the folder of the call', () => {
  const settings = readConfiguration({ INIT_CWD: '/home/li', TIDU_HOME: 'data', TIDU_REGIONS: './r.csv' }, '/srv/tidu');
  expect(settings).toMatchObject({ home: '/home/li/data', regionsFile: '/home/li/r.csv' });
});

test('the default home lies in the working copy, wherever the call came from', () => {
  expect(readConfiguration({ INIT_CWD: '/home/li' }, '/srv/tidu').home).toBe('/srv/tidu/.tidu');
});

test('an absolute home stays as it is', () => {
  expect(readConfiguration({ INIT_CWD: '/home/li', TIDU_HOME: '/var/tidu' }).home).toBe('/var/tidu');
});

test('a tree of its own may have a root of any name', () => {
  expect(readConfiguration({ TIDU_REGIONS: '/r.csv', TIDU_PROVINCE: 'europe' }).provinceId).toBe('europe');
});

test('the country is the root 000000', () => {
  expect(readConfiguration({ TIDU_PROVINCE: '000000' }).provinceId).toBe('000000');
});

test.each([
  ['none when it is 0', { TIDU_DEMO: '0' }, 0],
  ['the usual number when it is 1', { TIDU_DEMO: '1' }, 2000],
  ['that many when it is larger', { TIDU_DEMO: '300' }, 300],
  ['none beside a database of one’s own', { DATABASE_URL: 'postgres://u:p@h/d', TIDU_DEMO: '300' }, 0],
])('TIDU_DEMO asks for demo enterprises: %s', (_, env, expected) => {
  expect(readConfiguration(env).demoEnterprises).toBe(expected);
});
