export { startEmulator, type Emulator, type EmulatorOptions } from './server/start-emulator.ts';
export type { ControlDoor } from './server/control-door.ts';
export type { Settings, SettingsChange } from './control/settings.ts';
export type { AppClient } from './control/app-clients.ts';
export type { ShopState } from './control/shop-state.ts';
export { switchSettings, type SwitchName, type Switches } from './store/switches.ts';
export type { SeedOrder, SeedProgress } from './control/seed/seed-shop.ts';
export type {
  ArmedFault,
  Fault,
  FaultEffect,
  FaultMatch,
  FaultMoment,
  RefuseEffect,
  WriteEffect,
} from './control/fault.ts';
export type { AnswerKind, JournalEntry } from './control/journal.ts';
export type { TokenOrder } from './control/tokens.ts';
export type { Clock, SettableClock } from './clock/clock.ts';
export type { PlanName } from './store/shop-profile.ts';
