import mongoose from 'mongoose';

/** 24 hexadecimal characters, roughly ordered by time of making. */
export function newId(): string {
  return new mongoose.Types.ObjectId().toHexString();
}
