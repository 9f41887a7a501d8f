import { changed, readPeopleQuestion, writePeopleQuestion } from './question.js';

test('a question survives being sent as an address', () => {
  const audit = {
    tab: 'audit',
    actor: 'admin',
    action: 'batch.withdraw',
    subject: 'b00000162',
    before: '312',
    entry: '299',
  };
  expect(writePeopleQuestion(readPeopleQuestion(audit))).toEqual(audit);
  const account = { search: '吉林', account: 'zhao.jl' };
  expect(writePeopleQuestion(readPeopleQuestion(account))).toEqual(account);
});

test('an address that cannot be read lists the accounts', () => {
  const address = { tab: 'secrets', before: 'yesterday', entry: '-1', new: 'yes' };
  expect(writePeopleQuestion(readPeopleQuestion(address))).toEqual({});
});

test('another filter begins at the newest entry', () => {
  const older = readPeopleQuestion({ tab: 'audit', actor: 'admin', before: '312', entry: '299' });
  expect(writePeopleQuestion(changed(older, { action: 'session.open' }))).toEqual({
    tab: 'audit',
    actor: 'admin',
    action: 'session.open',
  });
});
