import { parseArgs } from 'node:util';
import { TiduError } from '@tidu/domain';
import {
  changePassword,
  createAccount,
  disableAccount,
  enableAccount,
  findAccount,
  hashPassword,
  listAccounts,
  newPassword,
  updateAccount,
  type Deed,
  type Role,
} from '@tidu/records';
import type { Dock } from '../dock.js';
import type { Call, Command } from './command.js';
import { withDock } from './with-dock.js';

const ROLES: readonly Role[] = ['administrator', 'officer', 'secretary', 'analyst', 'signer'];

interface Wanted {
  login: string;
  name: string | undefined;
  role: string | undefined;
  region: string | undefined;
}

type Action = (call: Call, dock: Dock, wanted: Wanted) => Promise<void>;
const ACTIONS: Record<string, Action> = { create, set, reset, disable, enable };

/** Accounts from the shell: what the page of accounts does, also when nobody can sign in any more. */
export const account: Command = {
  usage: `account list | account ${Object.keys(ACTIONS).join('|')} LOGIN [--name NAME] [--role ROLE] [--region CODE]`,
  summary: [
    `列出账号；新建、修改、重置密码、停用、启用（角色：${ROLES.join('、')}）。新密码只打印一次。`,
    'Accounts; a new password is printed once and must be changed at the first sign-in.',
  ].join(' '),
  run: call =>
    withDock(call, async dock => {
      const { values, positionals } = parseArgs({
        args: call.args,
        allowPositionals: true,
        options: { name: { type: 'string' }, role: { type: 'string' }, region: { type: 'string' } },
      });
      const [name = '', login] = positionals;
      if (name === 'list') return list(call, dock);
      const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
      if (action === undefined || login === undefined) throw usageError(account.usage);
      await action(call, dock, { login, name: values.name, role: values.role, region: values.region });
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

async function create(call: Call, { ledger, atlas }: Dock, { login, name, role, region }: Wanted): Promise<void> {
  const { password, passwordHash } = await freshPassword();
  const regionId = regionOf(atlas, region ?? atlas.root.id);
  const office = { name: name ?? login, role: roleOf(role ?? 'officer'), regionId };
  await createAccount(ledger, { login, ...office, passwordHash, mustChangePassword: true }, deedOf(call));
  call.print(`账号 ${login}（${atlas.get(regionId)?.name}），初始密码 ${password}（只显示这一次）`);
}

async function set(call: Call, { ledger, atlas }: Dock, { login, name, role, region }: Wanted): Promise<void> {
  const now = await findAccount(ledger, login);
  if (now === null) throw new TiduError('not-found', { subject: `账号 ${login}` });
  const office = {
    name: name ?? now.name,
    role: roleOf(role ?? now.role),
    regionId: regionOf(atlas, region ?? now.regionId),
  };
  await updateAccount(ledger, login, { ...office, ...deedOf(call) });
  call.print(`账号 ${login}：${office.name}，${office.role}，${atlas.get(office.regionId)?.name}`);
}

async function reset(call: Call, { ledger }: Dock, { login }: Wanted): Promise<void> {
  const { password, passwordHash } = await freshPassword();
  await changePassword(ledger, login, { passwordHash, mustChangePassword: true, ...deedOf(call) });
  call.print(`账号 ${login}，新密码 ${password}（只显示这一次）`);
}

async function disable(call: Call, { ledger }: Dock, { login }: Wanted): Promise<void> {
  await disableAccount(ledger, login, deedOf(call));
  call.print(`账号 ${login} 已停用`);
}

async function enable(call: Call, { ledger }: Dock, { login }: Wanted): Promise<void> {
  await enableAccount(ledger, login, deedOf(call));
  call.print(`账号 ${login} 已启用`);
}

function deedOf({ now }: Call): Deed {
  return { actor: 'operator', at: now };
}

async function freshPassword(): Promise<{ password: string; passwordHash: string }> {
  const password = newPassword();
  return { password, passwordHash: await hashPassword(password) };
}

function roleOf(text: string): Role {
  if ((ROLES as readonly string[]).includes(text)) return text as Role;
  throw usageError(`--role ${ROLES.join(' | ')}`);
}

function regionOf(atlas: Dock['atlas'], regionId: string): string {
  if (atlas.within(regionId, atlas.root.id)) return regionId;
  throw new TiduError('not-found', { subject: `地区 ${regionId}` });
}

function usageError(usage: string): TiduError {
  return new TiduError('invalid-input', { issues: usage });
}
