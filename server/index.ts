import { readConfig } from './config.ts';
import { explainConfiguration, runUntilAsked } from './process.ts';
import { loadSentences } from './sentences.ts';

const sentences = loadSentences();
const config = readConfig(process.env);

process.exitCode = config.ok
  ? await runUntilAsked(config.value, sentences)
  : explainConfiguration(config.failure, sentences);
