import type { courseRequests } from '../../../app/wire/requests/course.ts';
import type { Case } from '../case.ts';
import { addConcern } from './add-concern.ts';
import { answer } from './answer.ts';
import { confirm } from './confirm.ts';
import { diagnose } from './diagnose.ts';
import { expectWait } from './expect-wait.ts';
import { gather, part } from './gather.ts';
import { handOver } from './hand-over.ts';
import { listTeams } from './list-teams.ts';
import { rate } from './rate.ts';
import { refuse } from './refuse.ts';
import { reopen } from './reopen.ts';
import { changeCourseSettings, showCourseSettings } from './settings.ts';
import { showCourse } from './show-course.ts';
import { resume, wait } from './wait.ts';

export const courseCases: { readonly [T in keyof typeof courseRequests]: Case<T> } = {
  'course.show': showCourse,
  'course.expected-wait': expectWait,
  'course.wait': wait,
  'course.resume': resume,
  'course.add-concern': addConcern,
  'course.answer': answer,
  'course.confirm': confirm,
  'course.refuse': refuse,
  'course.reopen': reopen,
  'course.rate': rate,
  'course.diagnose': diagnose,
  'course.hand-over': handOver,
  'course.teams': listTeams,
  'course.gather': gather,
  'course.part': part,
  'course.settings': showCourseSettings,
  'course.change-settings': changeCourseSettings,
};
