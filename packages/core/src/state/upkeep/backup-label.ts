import type { DatabaseSync } from 'node:sqlite';

/** What a backup says of itself. */
export interface BackupLabel {
  readonly takenAtMs: number;
  /** Tells which key the state was written with, without telling the key; absent where the state had none. */
  readonly keyCheck?: string;
}

/** Writes the label into a copy of a state: a table that no state has. */
export function writeLabel(connection: DatabaseSync, label: BackupLabel): void {
  connection.exec('drop table if exists backup_label');
  connection.exec('create table backup_label (taken_at integer not null, key_check text)');
  connection
    .prepare('insert into backup_label (taken_at, key_check) values (?, ?)')
    .run(label.takenAtMs, label.keyCheck ?? null);
}

/** The label of a backup; undefined for a file that was copied by other means. */
export function readLabel(connection: DatabaseSync): BackupLabel | undefined {
  const tables = connection.prepare("select name from sqlite_master where name = 'backup_label'").all();
  if (tables.length === 0) return undefined;
  const row = connection.prepare('select taken_at, key_check from backup_label').get();
  const [takenAtMs, keyCheck] = [row?.['taken_at'], row?.['key_check']];
  if (typeof takenAtMs !== 'number') return undefined;
  return typeof keyCheck === 'string' ? { takenAtMs, keyCheck } : { takenAtMs };
}

/** Takes the label away: what is left is a state. */
export function dropLabel(connection: DatabaseSync): void {
  connection.exec('drop table if exists backup_label');
}
