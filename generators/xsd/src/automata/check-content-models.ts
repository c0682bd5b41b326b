import type { Schema } from '../components/model.js';
import type { DiagnosticSink } from '../diagnostics.js';

/** Checks Unique Particle Attribution (`cos-nonambig`). */
export function checkContentModels(_schema: Schema, _diagnostics: DiagnosticSink): void {}
