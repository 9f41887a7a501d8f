/** What the sandbox may say of somebody's SQL. `{at}` is line:column; `position` among the facts is where an editor points. */
export const SQL_ERRORS = {
  'sql-empty': {
    status: 400,
    zh: '没有可运行的查询。请写一条 SELECT。',
    en: 'There is no query to run. Write one SELECT.',
  },
  'sql-too-long': {
    status: 400,
    zh: '查询有 {length} 个字，最多 {limit} 个。请拆成几条，或把长名单换成条件。',
    en: 'The query has {length} characters; {limit} are the most. Split it, or replace a long list by a condition.',
  },
  'sql-too-deep': {
    status: 400,
    zh: '查询套叠得太深（最多 {limit} 层）。请减少括号、注释或子查询的层数，长的加法可改用 list_sum([…])。',
    en: 'The query is nested too deeply ({limit} levels at most). Use fewer brackets, comments or subqueries; a long sum can be list_sum([…]).',
  },
  'sql-not-select': {
    status: 400,
    zh: '这里只能查询：请写一条 SELECT（或 WITH … SELECT、FROM …）。修改、导入导出、设置一类语句不能运行。',
    en: 'Only queries run here: write one SELECT (or WITH … SELECT, FROM …). Statements that change, copy or set something do not.',
  },
  'sql-several-statements': {
    status: 400,
    zh: '一次只能运行一条查询，这里有 {count} 条。请选中其中一条再运行。',
    en: 'One query at a time: there are {count} here. Select one of them and run it.',
  },
  'sql-syntax': {
    status: 400,
    zh: '{at} 处有语法错误，在“{near}”附近。',
    en: 'Syntax error at {at}, near “{near}”.',
  },
  'sql-table-unknown': {
    status: 400,
    zh: '{at} 处：没有名为 {name} 的表。可用的表：{known}',
    en: 'At {at}: there is no table {name}. Tables: {known}',
  },
  'sql-column-unknown': {
    status: 400,
    zh: '{at} 处：没有名为 {name} 的列。相近的有：{known}',
    en: 'At {at}: there is no column {name}. Similar ones: {known}',
  },
  'sql-column-ungrouped': {
    status: 400,
    zh: '{at} 处：{name} 既没有写进 GROUP BY，也没有放进 sum()、avg() 一类的汇总。',
    en: 'At {at}: {name} is neither in GROUP BY nor inside an aggregate such as sum() or avg().',
  },
  'sql-function-refused': {
    status: 400,
    zh: '{at} 处：这里不能使用 {name}。它会读到服务器或会话的情况，或者不是查询要用的函数。',
    en: 'At {at}: {name} cannot be used here. It tells of the server or the session, or is no function for queries.',
  },
  'sql-function-unknown': {
    status: 400,
    zh: '{at} 处：没有 {name} 这个函数，或参数的个数、类型不对。可以这样用：{known}',
    en: 'At {at}: there is no function {name}, or its arguments do not fit. It takes: {known}',
  },
  'sql-construct-refused': {
    status: 400,
    zh: '{at} 处：这里不能使用 {what}。表和列的说明见左侧的表目录，或查 data_dictionary 表。',
    en: 'At {at}: {what} cannot be used here. Tables and columns are described in the list beside the editor and in the table data_dictionary.',
  },
  'sql-name-taken': {
    status: 400,
    zh: 'WITH 里的名字 {name} 与已有的表同名，或不是普通的名字。请换一个。',
    en: 'The name {name} in WITH is that of an existing table, or no plain name. Choose another.',
  },
  'sql-value': {
    status: 400,
    zh: '{at} 处：有值不能转换或超出范围（{detail}）。可以改用 TRY_CAST，转换不了的会成为空值。',
    en: 'At {at}: a value cannot be converted or is out of range ({detail}). TRY_CAST makes such values NULL.',
  },
  'sql-parameter': {
    status: 400,
    zh: '参数 ${name} 没有给值，或不是所要的类型（{type}）。',
    en: 'The parameter ${name} has no value, or not one of its type ({type}).',
  },
  'sql-failed': {
    status: 400,
    zh: '{at} 处：查询没有成功。数据库的说明：{detail}',
    en: 'At {at}: the query failed. {detail}',
  },
  'sql-memory': {
    status: 400,
    zh: '查询需要的内存超过了上限。请缩小报告期或地区，少选几列，或先汇总再连接。',
    en: 'The query needs more memory than it may have. Narrow the period or the region, ask for fewer columns, or aggregate before joining.',
  },
  'sql-timeout': {
    status: 408,
    zh: '运行 {seconds} 秒仍未完成，已停止。请缩小报告期或地区，或检查连接条件是否漏写。',
    en: 'Stopped after {seconds} seconds. Narrow the period or the region, and check that no join condition is missing.',
  },
  'sql-result-too-large': {
    status: 413,
    zh: '结果超过 {limit}，已停止。请加条件，或分几次导出。',
    en: 'Stopped: the result is larger than {limit}. Add a condition, or export it in parts.',
  },
  'sql-crashed': {
    status: 422,
    zh: '这条查询使查询进程意外退出，没有结果；别人的查询和看板不受影响。请换一种写法。',
    en: 'The query ended its process and has no result; nobody else is affected. Write it another way.',
  },
  'sql-refused-for-a-while': {
    status: 429,
    zh: '这条查询已两次使查询进程退出，{minutes} 分钟内不再运行。请换一种写法。',
    en: 'This query has ended its process twice and is not run again for {minutes} minutes. Write it another way.',
  },
  'sql-busy': {
    status: 503,
    zh: '现在排队的查询太多（{waiting} 条），请稍后再试。',
    en: 'Too many queries are waiting ({waiting}); please try again shortly.',
  },
  'sql-too-many': {
    status: 429,
    zh: '您还有 {waiting} 条查询没有结束，请先等它们完成或取消。',
    en: '{waiting} of your queries have not ended; wait for them or cancel them.',
  },
  'sql-cancelled': { status: 409, zh: '查询已取消。', en: 'The query was cancelled.' },
  'sql-unavailable': {
    status: 503,
    zh: '查询进程没有通过启动时的安全自检，查询暂停使用。请联系管理员：{reason}',
    en: 'The query process did not pass its own security check, so queries are off. Tell the administrator: {reason}',
  },
} as const satisfies Record<`sql-${string}`, { status: number; zh: string; en: string }>;
