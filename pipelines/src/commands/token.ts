import { parseArgs } from 'node:util';
import { LONGEST_TOKEN_DAYS } from '@tidu/contract';
import { TiduError } from '@tidu/domain';
import { createApiToken, newApiKey, type Permit } from '@tidu/records';
import type { Command } from './command.js';
import { withDock } from './with-dock.js';

const USAGE = 'token LOGIN [--name NAME] [--permit sql,read] [--days 90]';
const PERMITS: readonly Permit[] = ['sql', 'read'];
const DAY_MS = 24 * 3_600_000;

/** A key for a program, from the shell. */
export const token: Command = {
  usage: USAGE,
  summary: '为账号新建程序密钥，只打印一次。 Make a key for a program of an account; it is printed once.',
  run: call =>
    withDock(call, async ({ ledger }) => {
      const { values, positionals } = parseArgs({
        args: call.args,
        allowPositionals: true,
        options: {
          name: { type: 'string', default: 'tidu token' },
          permit: { type: 'string', default: 'sql' },
          days: { type: 'string', default: '90' },
        },
      });
      const [login] = positionals;
      const days = Number(values.days);
      const permits = values.permit.split(',').map(word => PERMITS.find(known => known === word));
      const isFine = permits.every(permit => permit !== undefined) && days >= 1 && days <= LONGEST_TOKEN_DAYS;
      if (login === undefined || !isFine) throw new TiduError('invalid-input', { issues: `tidu ${USAGE}` });
      const { key, keyHash } = newApiKey();
      const expiresAt = new Date(call.now.getTime() + days * DAY_MS);
      const wish = {
        login,
        name: values.name,
        permits: permits as Permit[],
        regionId: null,
        tokenHash: keyHash,
        expiresAt,
      };
      await createApiToken(ledger, wish, { actor: 'operator', at: call.now });
      call.print(key);
      return 0;
    }),
};
