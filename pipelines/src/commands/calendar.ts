import { parseArgs } from 'node:util';
import {
  createWorkCalendar,
  deadlineOf,
  isReportable,
  localDay,
  periodsBetween,
  periodState,
  type PeriodState,
} from '@tidu/domain';
import { listExtensions } from '@tidu/records';
import { locksOn } from '../locks.js';
import type { Command } from './command.js';
import { withDock } from './with-dock.js';

const STATES: Record<PeriodState, string> = {
  upcoming: '未到期',
  open: '收报中',
  due: '即将截止',
  late: '已截止',
  locked: '已锁定',
};

/** Deadlines of a year in working days, how far each period is, and what was extended. */
export const calendar: Command = {
  usage: 'calendar [--year 2026] [--json]',
  summary: '各期截止日（按法定工作日顺延）、状态与延期。 Deadlines in working days, and extensions.',
  run: call =>
    withDock(call, async dock => {
      const today = localDay(call.now);
      const { values } = parseArgs({
        args: call.args,
        options: {
          year: { type: 'string', default: today.slice(0, 4) },
          json: { type: 'boolean', default: false },
        },
      });
      const workdays = createWorkCalendar(dock.holidays);
      const locks = await locksOn(dock, today);
      const extensions = await listExtensions(dock.ledger);
      for (const period of periodsBetween(`${values.year}-01`, `${values.year}-12`).filter(isReportable)) {
        const deadline = deadlineOf(period, workdays);
        const isLocked = locks.some(lock => lock.period === period && lock.regionIds.includes(dock.atlas.root.id));
        const state = periodState(period, { ...deadline, isLocked, today, calendar: workdays });
        const granted = extensions.filter(extension => extension.period === period);
        call.print(
          values.json
            ? JSON.stringify({ period, ...deadline, state, extensions: granted })
            : [
                period,
                `截止 ${deadline.dueOn}${deadline.isProvisional ? '（待节假日安排公布）' : ''}`,
                STATES[state],
                ...granted.map(({ regionId, until, reason }) => `${regionId} 延至 ${until}：${reason}`),
              ].join('  '),
        );
      }
      return 0;
    }),
};
