import { parseArgs } from 'node:util';
import { TiduError } from '@tidu/domain';
import { createAccount, hashPassword, listAccounts, newPassword, type Role } from '@tidu/records';
import type { Dock } from '../dock.js';
import type { Call, Command } from './command.js';
import { withDock } from './with-dock.js';

const ROLES: readonly Role[] = ['administrator', 'officer', 'secretary', 'analyst', 'signer'];

/** Accounts from the shell: list them, let a person in. */
export const account: Command = {
  usage: 'account list | account create LOGIN --name NAME --role ROLE --region CODE',
  summary: `列出账号，或新建账号（角色：${ROLES.join('、')}）。初始密码只打印一次。 Accounts; the first password is printed once.`,
  run: call =>
    withDock(call, async dock => {
      const { values, positionals } = parseArgs({
        args: call.args,
        allowPositionals: true,
        options: {
          name: { type: 'string' },
          role: { type: 'string', default: 'officer' },
          region: { type: 'string', default: dock.atlas.root.id },
        },
      });
      const [action, login] = positionals;
      if (action === 'list') return list(call, dock);
      if (action !== 'create' || login === undefined) throw usageError(account.usage);
      await create(call, dock, { login, name: values.name ?? login, role: values.role, regionId: values.region });
      return 0;
    }),
};

async function list(call: Call, dock: Dock): Promise<0> {
  for (const { login, name, role, regionId, disabledAt } of await listAccounts(dock.ledger)) {
    const region = dock.atlas.get(regionId)?.name ?? regionId;
    call.print([login, name, role, region, ...(disabledAt ? ['已停用'] : [])].join('  '));
  }
  return 0;
}

interface Wanted {
  login: string;
  name: string;
  role: string;
  regionId: string;
}

async function create(call: Call, { ledger, atlas }: Dock, { login, name, role, regionId }: Wanted): Promise<void> {
  if (!isRole(role)) throw usageError(`--role ${ROLES.join(' | ')}`);
  if (!atlas.within(regionId, atlas.root.id)) throw new TiduError('not-found', { subject: `地区 ${regionId}` });
  const password = newPassword();
  const wanted = { login, name, role, regionId, passwordHash: await hashPassword(password), mustChangePassword: true };
  await createAccount(ledger, wanted, { actor: 'operator', at: call.now });
  call.print(`账号 ${login}（${atlas.get(regionId)?.name}），初始密码 ${password}（只显示这一次）`);
}

function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}

function usageError(usage: string): TiduError {
  return new TiduError('invalid-input', { issues: usage });
}
