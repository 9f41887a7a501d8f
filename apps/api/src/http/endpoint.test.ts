import 'reflect-metadata';
import { Controller } from '@nestjs/common';
import { contract, type Me } from '@tidu/contract';
import type { Caller } from './caller.js';
import { Endpoint, routeOf, type Asked } from './endpoint.js';

const me: Me = {
  login: 'lin',
  name: 'Lin',
  role: 'officer',
  regionId: '220200',
  regionName: { zh: '吉林市', en: null },
  mustChangePassword: false,
};

/** Each expected error is checked by the compiler: a line that compiles after all fails the type check. */
@Controller()
class Examples {
  @Endpoint(contract.session.read)
  answers(): Me {
    return me;
  }

  @Endpoint(contract.session.read)
  async answersWithMore(): Promise<Me> {
    return { ...me, passwordHash: 'secret' } as Me;
  }

  @Endpoint(contract.ladder.read)
  knowsItsRegion({ region }: Asked<typeof contract.ladder.read>): never {
    const narrowed: string = region;
    throw new Error(narrowed);
  }

  // @ts-expect-error the answer lacks what the contract promises
  @Endpoint(contract.session.read)
  forgetsTheRegion() {
    return { login: 'lin', name: 'Lin', role: 'officer' as const, mustChangePassword: false };
  }

  // @ts-expect-error a field of the wrong type
  @Endpoint(contract.session.read)
  answersANumber() {
    return { ...me, login: 1 };
  }

  // @ts-expect-error asks for an input the route does not have
  @Endpoint(contract.session.read)
  wantsMore({ period }: { period: string }): Me {
    return { ...me, name: period };
  }

  // @ts-expect-error nobody in particular may ask a public route
  @Endpoint(contract.session.close)
  needsACaller(_: Asked<typeof contract.session.close>, caller: Caller): { signedIn: false } {
    throw new Error(caller.login);
  }

  misspells(asked: Asked<typeof contract.ladder.read>): unknown {
    // @ts-expect-error a misspelt field of the input
    return asked.peroid;
  }
}

test('what the contract does not promise does not leave', async () => {
  expect(await new Examples().answersWithMore()).toEqual(me);
});

test('an answer that breaks the contract is not sent', async () => {
  await expect(new Examples().forgetsTheRegion()).rejects.toThrow();
});

test('the gate finds the route of a handler, and none on a method that is not bound', () => {
  expect(routeOf(Examples.prototype.answers)).toBe(contract.session.read);
  expect(routeOf(Examples.prototype.misspells)).toBeNull();
});
