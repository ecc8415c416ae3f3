#include "app/example/story.hpp"

#include <array>

namespace stafett::example {

namespace {

using enum Situation;
using enum Chapter;
using enum Turn;
using domain::NoteKind;
using domain::StatusReason;

constexpr auto meeting = NoteKind::meeting;
constexpr auto phone = NoteKind::phone;
constexpr auto video = NoteKind::video;
constexpr auto message = NoteKind::message;
constexpr auto visit = NoteKind::employer_visit;
constexpr auto other = NoteKind::other;
constexpr auto attendance = NoteKind::attendance;

constexpr Step meet_first[] = {{first_call, phone},
                               {first_meeting, meeting},
                               {background, meeting},
                               {goal, meeting},
                               {plan, meeting}};
constexpr Step meet_then[] = {{check_in, phone}, {reminder, message}};
constexpr Step profile_first[] = {{strengths, meeting}, {needs, meeting}, {interests, meeting}};
constexpr Step profile_then[] = {{check_in, phone},      {interests, meeting}, {check_in, phone},
                                 {education, meeting},   {network, meeting},   {strengths, meeting},
                                 {reminder, message},    {practical, other},   {interests, video},
                                 {nav_message, message}, {goal, meeting}};
constexpr Step search_first[] = {{cv, meeting}, {network, meeting}};
constexpr Step search_then[] = {
    {application, meeting},   {search_status, phone}, {check_in, phone},
    {search_status, video},   {outreach, visit},      {application, video},
    {search_status, meeting}, {reminder, message},    {education, meeting},
    {practical, other},       {application, meeting}, {cv, meeting},
    {nav_message, message},   {check_in, phone}};
constexpr Step interviews_first[] = {{application, meeting}, {interview_before, meeting}};
constexpr Step interviews_then[] = {
    {search_status, phone}, {application, meeting}, {check_in, phone}};
constexpr Step approach_first[] = {
    {outreach, visit}, {visit_together, visit}, {trial_agreed, meeting}};
constexpr Step approach_then[] = {{check_in, phone}, {reminder, message}};
constexpr Step trial_first[] = {{trial_start, visit}, {trial_call, phone}};
constexpr Step trial_then[] = {{trial_follow, visit}, {trial_call, phone}, {trial_follow, visit},
                               {trial_call, phone},   {check_in, phone},   {practical, other}};
constexpr Step job_then[] = {{job_support, phone}, {job_support, visit}, {job_support, phone},
                             {check_in, phone},    {job_support, phone}, {reminder, message}};
constexpr Step pause_first[] = {{hard_time, meeting}, {hard_time, phone}};
constexpr Step pause_then[] = {{check_in, phone}, {hard_time, phone}, {nav_message, message}};
constexpr Step school_first[] = {{education, meeting}};
constexpr Step school_then[] = {{education, meeting},
                                {check_in, phone},
                                {practical, other},
                                {nav_message, message},
                                {education, video}};
constexpr Step clarify_first[] = {
    {first_call, phone}, {clarify_order, meeting}, {background, meeting}, {needs, meeting}};
constexpr Step clarify_then[] = {
    {strengths, meeting}, {check_in, phone}, {interests, meeting}, {goal, meeting}};
constexpr Step testing_first[] = {{visit_together, visit}, {work_test, visit}, {work_test, visit}};
constexpr Step testing_then[] = {{check_in, phone},  {work_test, visit},   {strengths, meeting},
                                 {work_test, visit}, {interests, meeting}, {reminder, message}};
constexpr Step course_first[] = {
    {first_call, phone}, {group_day, attendance}, {group_day, attendance}, {group_talk, meeting}};
constexpr Step course_then[] = {{group_day, attendance},
                                {group_day, attendance},
                                {group_day, attendance},
                                {group_talk, meeting}};

// In the order of Chapter.
constexpr std::array<ChapterPlan, 12> plans = {{
    {1, meet_first, meet_then, 3, 8},
    {2, profile_first, profile_then, 6, 12},
    {3, search_first, search_then, 6, 12},
    {3, interviews_first, interviews_then, 4, 8},
    {4, approach_first, approach_then, 4, 9},
    {4, trial_first, trial_then, 5, 11},
    {5, {}, job_then, 12, 24},
    {0, pause_first, pause_then, 8, 18},
    {2, school_first, school_then, 8, 15},
    {1, clarify_first, clarify_then, 2, 5},
    {2, testing_first, testing_then, 2, 5},
    {0, course_first, course_then, 1, 4},
}};

constexpr Step hired_steps[] = {{job_start, phone}};
constexpr Step done_steps[] = {{trial_good_end, visit}};
constexpr Step stopped_steps[] = {{trial_stop, phone}, {stage_back, meeting}};
constexpr Step found_steps[] = {{job_start, phone}};
constexpr Step lost_steps[] = {{hard_time, meeting}};

// Legs: chapter, how it ends, until which part of the whole time.
constexpr Leg straight[] = {{meet, none, 9},      {profile, none, 26}, {search, none, 45},
                            {approach, none, 53}, {trial, hired, 74},  {job, none, 100}};
constexpr Leg roundabout[] = {{meet, none, 7},      {profile, none, 19},  {search, none, 31},
                              {approach, none, 36}, {trial, stopped, 47}, {profile, none, 57},
                              {search, none, 67},   {approach, none, 72}, {trial, hired, 85},
                              {job, none, 100}};
constexpr Leg by_interview[] = {
    {meet, none, 10},   {profile, none, 28},     {search, none, 52}, {interviews, none, 64},
    {search, none, 74}, {interviews, found, 82}, {job, none, 100}};
constexpr Leg slow[] = {{meet, none, 14},
                        {profile, none, 34},
                        {pause, none, 52},
                        {profile, none, 70},
                        {search, none, 100}};
constexpr Leg to_school[] = {{meet, none, 10},
                             {profile, none, 34},
                             {school, none, 58},
                             {search, none, 76},
                             {school, none, 100}};
constexpr Leg not_found[] = {{meet, none, 8},      {profile, none, 24}, {search, none, 42},
                             {approach, none, 48}, {trial, done, 63},   {search, none, 100}};
constexpr Leg lost_again[] = {{meet, none, 7},      {profile, none, 17},  {search, none, 28},
                              {approach, none, 33}, {trial, hired, 45},   {job, lost, 60},
                              {search, none, 74},   {approach, none, 79}, {trial, hired, 90},
                              {job, none, 100}};
constexpr Leg in_trial[] = {{meet, none, 9},      {profile, none, 25}, {search, none, 40},
                            {approach, none, 55}, {trial, hired, 95},  {job, none, 100}};
constexpr Leg keeps_job[] = {{meet, none, 8},
                             {profile, none, 20},
                             {search, none, 32},
                             {interviews, found, 38},
                             {job, none, 100}};
constexpr Leg health[] = {{meet, none, 12},
                          {profile, none, 40},
                          {pause, none, 60},
                          {profile, none, 78},
                          {pause, none, 100}};
constexpr Leg support[] = {
    {meet, none, 14}, {profile, none, 55}, {pause, none, 75}, {profile, none, 100}};
constexpr Leg absence[] = {{meet, none, 20}, {profile, none, 60}, {search, none, 100}};

constexpr Leg tested[] = {{clarify, none, 38}, {testing, none, 100}};
constexpr Leg tested_late[] = {{clarify, none, 55}, {testing, none, 100}};
constexpr Leg tested_with_pause[] = {{clarify, none, 35}, {pause, none, 50}, {testing, none, 100}};

constexpr Leg whole_course[] = {{course, none, 100}};

constexpr Story to_job[] = {
    {straight, true}, {roundabout, true}, {by_interview, true}, {lost_again, true}};
constexpr Story to_education[] = {{to_school, false}};
constexpr Story to_health[] = {{health, false}};
constexpr Story to_support[] = {{support, false}};
constexpr Story to_absence[] = {{absence, false}};
constexpr Story to_other[] = {{not_found, false}, {slow, false}};
constexpr Story going_on[] = {{straight, false},  {roundabout, false}, {in_trial, false},
                              {keeps_job, false}, {lost_again, false}, {by_interview, false},
                              {in_trial, false},  {not_found, false},  {slow, false},
                              {keeps_job, false}, {straight, false},   {to_school, false}};
constexpr Story clarifications[] = {
    {tested, false}, {tested_late, false}, {tested_with_pause, false}};
constexpr Story courses[] = {{whole_course, false}};

}  // namespace

const ChapterPlan& plan_of(Chapter chapter) { return plans[static_cast<std::size_t>(chapter)]; }

std::span<const Step> steps_of(Turn turn) {
  switch (turn) {
    case none:
      return {};
    case hired:
      return hired_steps;
    case done:
      return done_steps;
    case stopped:
      return stopped_steps;
    case found:
      return found_steps;
    case lost:
      return lost_steps;
  }
  return {};
}

std::span<const Story> stories_for(std::optional<StatusReason> reason) {
  if (!reason) return going_on;
  switch (*reason) {
    case StatusReason::fatt_jobb:
      return to_job;
    case StatusReason::utdanning:
      return to_education;
    case StatusReason::syk:
      return to_health;
    case StatusReason::trenger_annen_stotte:
      return to_support;
    case StatusReason::ikke_mott:
      return to_absence;
    default:
      return to_other;
  }
}

const Story& clarification_story(std::size_t draw) {
  return clarifications[draw % std::size(clarifications)];
}

const Story& course_story() { return courses[0]; }

}  // namespace stafett::example
