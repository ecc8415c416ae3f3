// How follow-up goes: chapters, what is done in each, and the stories made of them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "app/example/situation.hpp"
#include "domain/note.hpp"
#include "domain/participation_codes.hpp"

namespace stafett::example {

enum class Chapter : std::uint8_t {
  meet,        ///< first call to agreed plan
  profile,     ///< what I can, want and need
  search,      ///< CV, applications, network
  interviews,  ///< one job in particular
  approach,    ///< an employer, first without and then with the participant
  trial,       ///< at the employer's
  job,         ///< in work, with support
  pause,       ///< a hard time
  school,      ///< towards a course or an education
  clarify,     ///< clarification: the order and the first talks
  testing,     ///< clarification: tried out at an employer's
  course,      ///< job-seekers' course
};

/// How a chapter ends.
enum class Turn : std::uint8_t {
  none,
  hired,    ///< a trial that becomes a job
  done,     ///< a trial that was good and becomes no job
  stopped,  ///< a trial that did not fit
  found,    ///< an interview that becomes a job
  lost,     ///< a job that ends
};

struct Leg {
  Chapter chapter;
  Turn turn;
  int until;  ///< percent of the whole time
};

struct Step {
  Situation situation;
  domain::NoteKind kind;
};

/// What is done in a chapter: these first and in order, then any of the others, with this many days
/// between.
struct ChapterPlan {
  int stage;  ///< of supported employment; 0: stays as it is
  std::span<const Step> first;
  std::span<const Step> then;
  int least_days, most_days;
};

const ChapterPlan& plan_of(Chapter chapter);

/// What a turn is written down as, in order.
std::span<const Step> steps_of(Turn turn);

/// A course through the chapters, for one reason to end or, where it may go on, for several.
struct Story {
  std::span<const Leg> legs;
  bool reaches_job;
};

/// The stories that end for this reason; for those that still go on: all that are not about giving
/// up.
std::span<const Story> stories_for(std::optional<domain::StatusReason> reason);
const Story& clarification_story(std::size_t draw);
const Story& course_story();

}  // namespace stafett::example
