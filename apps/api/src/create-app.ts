import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  createAtlas,
  createWorkCalendar,
  readHolidays,
  readIndustries,
  readRegions,
  TiduError,
  type Configuration,
} from '@tidu/domain';
import { commendationFile } from '@tidu/programmes';
import { openLedger } from '@tidu/records';
import { holidaysFile, industriesFile, regionsFile } from '@tidu/reference';
import { LogController } from 'fastify';
import { AppModule } from './app.module.js';
import { BoundaryMap } from './boundary-map.js';
import { serveDashboard } from './http/dashboard.js';
import { serveDocs } from './http/docs.js';
import { setHeaders } from './http/headers.js';
import { acceptUploads } from './http/uploads.js';
import { LAYOUTS, readLayoutEntries } from './layouts.js';
import { LOG } from './log.js';
import { ATLAS, CLOCK, COMMENDATION, CONFIGURATION, INDUSTRIES, LEDGER, WORK_CALENDAR, type Clock } from './tokens.js';

export interface AppOptions {
  configuration: Configuration;
  now?: Clock;
  logLevel?: 'info' | 'silent';
  /** Where the built dashboard stands. */
  dashboard?: string;
}

const DASHBOARD = fileURLToPath(new URL('../../dashboard/dist', import.meta.url));
const LARGEST_BODY_BYTES = 1024 * 1024;
/** Dynamic answers are compressed on every request: a middling effort costs a tenth of the best one. */
const BROTLI_EFFORT = 5;

/**
 * The counter, ready to listen or to be asked by a test; closing it closes the ledger and the snapshot.
 *
 * @throws TiduError configuration-invalid without a database address
 */
export async function createApp(options: AppOptions): Promise<NestFastifyApplication> {
  const { configuration, now = () => new Date(), logLevel = 'info', dashboard = DASHBOARD } = options;
  if (configuration.databaseUrl === null) throw new TiduError('configuration-invalid', { issues: 'DATABASE_URL' });
  const ledger = await openLedger(configuration.databaseUrl);
  const atlas = createAtlas(
    readRegions(readFileSync(configuration.regionsFile ?? regionsFile, 'utf8')),
    configuration.provinceId,
  );
  const adapter = new FastifyAdapter({
    logger: { level: logLevel, stream: process.stderr },
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: 'loopback',
    bodyLimit: LARGEST_BODY_BYTES,
  });
  const server = adapter.getInstance();
  const outside = AppModule.with([
    { provide: CONFIGURATION, useValue: configuration },
    { provide: LEDGER, useValue: ledger },
    { provide: ATLAS, useValue: atlas },
    { provide: INDUSTRIES, useValue: readIndustries(readFileSync(industriesFile, 'utf8')) },
    { provide: WORK_CALENDAR, useValue: createWorkCalendar(readHolidays(readFileSync(holidaysFile, 'utf8'))) },
    { provide: COMMENDATION, useValue: readFileSync(commendationFile, 'utf8') },
    { provide: LAYOUTS, useValue: readLayoutEntries() },
    { provide: CLOCK, useValue: now },
    { provide: LOG, useValue: server.log },
    { provide: BoundaryMap, useValue: BoundaryMap.load(configuration, atlas) },
  ]);
  const app = await NestFactory.create<NestFastifyApplication>(outside, adapter, {
    logger: false,
    abortOnError: false,
  });
  acceptUploads(server);
  await server.register(cookie);
  await setHeaders(server);
  await server.register(compress, {
    threshold: 1024,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_EFFORT } },
  });
  await serveDocs(server);
  await serveDashboard(server, dashboard);
  server.addHook('onClose', () => ledger.close());
  return app;
}
