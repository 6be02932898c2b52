export { startEmulator, type Emulator, type EmulatorOptions } from './server/start-emulator.ts';
export type { ControlDoor, Settings, SettingsChange } from './server/control-door.ts';
export type { SeedOrder } from './server/seed-shop.ts';
export type { Fault, FaultEffect, FaultMatch, FaultMoment, RefuseEffect } from './control/fault.ts';
export type { AnswerKind, JournalEntry } from './control/journal.ts';
export type { TokenOrder } from './control/tokens.ts';
export type { Clock, SettableClock } from './clock/clock.ts';
export type { PlanName } from './store/shop-profile.ts';
