// A run's first evening, as the register has it. What it does not tell is reckoned or drawn here,
// and start_gaps (start.cpp) says so.
#include <cmath>
#include <utility>

#include "foresee/run.hpp"

namespace stafett::foresee {

void Run::open_standing(Lot& lot, const Start& start) {
  lot.contract = start.contract;
  lot.first = number(lot.contract.first_day);
  const auto* open = domain::next_open_option(lot.contract, start.day);
  const auto& broken_off = lot.contract.termination;
  lot.end_known = open == nullptr || (broken_off && broken_off->known_day <= start.day);
  lot.next_option = open == nullptr ? lot.contract.options.size()
                                    : static_cast<std::size_t>(open - lot.contract.options.data());
  // The house has the contract that follows: the tender is won.
  lot.awarded = lot.incumbent = lot.contract.successor.has_value();
  await_news(lot);
  if (lot.end_known) stop_intake(lot, number(domain::end_day(lot.contract, start.day)));
  heard(lot);

  const auto posts = open_posts(lot, start);
  for (const auto& one : start.participants)
    take_place(lot, one, one.lead ? posts[*one.lead] : nobody);
  queue_up(lot, start);
  for (Post& post : lot.posts)
    if (post.filled) weigh(lot, post);
  lot.next_referral = begins_ + 1 + gap(lot);
  out_.in_place_at_start = out_.most_in_place = lot.in_place;
  out_.waiting_at_start = static_cast<std::int64_t>(lot.waiting.size() + lot.agreed.size());
}

// Everybody in a post has one; further ones stand empty until there is room for every place. Who is
// hired and not there yet takes the first that is free by then. Answers the posts of those in one.
std::vector<std::int16_t> Run::open_posts(Lot& lot, const Start& start) {
  std::vector<std::int16_t> taken(start.consultants.size(), nobody);
  lot.posts.reserve(2 * start.consultants.size() + static_cast<std::size_t>(p_.places) + 1);
  double room = 0;
  for (std::size_t i = 0; i < start.consultants.size(); ++i) {
    const auto& one = start.consultants[i];
    if (!one.post.days.contains(start.day)) continue;
    taken[i] = static_cast<std::int16_t>(lot.posts.size());
    Post& post = lot.posts.emplace_back();
    take_post(lot, post, one);
    tell_post(lot, post);
    room += std::max(0.0, p_.caseload_ceiling * post.percent / 100 - post.elsewhere);
  }
  for (; room < p_.places; room += p_.caseload_ceiling) lot.posts.emplace_back();

  for (std::size_t i = 0; i < start.consultants.size(); ++i) {
    const int from = number(start.consultants[i].post.days.first);
    if (from <= day_) continue;
    auto free = std::find_if(lot.posts.begin(), lot.posts.end(), [&](const Post& post) {
      return post.to_come < 0 && (post.filled ? post.leaving && post.leaves <= from : true);
    });
    if (free == lot.posts.end()) free = lot.posts.insert(free, Post{});
    free->to_come = static_cast<std::int16_t>(i);
    free->arrives = free->ready = from;
  }
  for (Post& post : lot.posts) {
    if (post.to_come >= 0 || (post.filled && !post.leaving)) continue;
    const auto notice = post.record.notice_day;
    recruit(lot, post, post.filled && notice ? std::min(day_, number(*notice)) : day_);
  }
  return taken;
}

// Somebody of the register in a post. What is drawn is the sign-off of an onboarding that goes on.
void Run::take_post(const Lot& lot, Post& post, const Start::Consultant& one) {
  const Draw draw = chance_.draw(post_entity(lot, post), onboarding, post.hired++);
  const int training = static_cast<int>(std::ceil(p_.training_days * 7 / 5));
  post.record = one.post;
  post.filled = true;
  post.leaving = post.own_end = false;
  post.arrives = post.leaves = -1;
  post.since = number(one.post.days.first);
  post.takes_from = post.since + training;
  post.degree = one.relevant_degree;
  post.percent = static_cast<std::int16_t>(std::clamp(one.post.extent_percent, 1, 100));
  post.elsewhere = static_cast<std::int16_t>(std::clamp(one.elsewhere, 0, 1000));
  const auto signed_day = one.post.onboarding_signed_day;
  const int usual =
      post.since + 1 + static_cast<int>(7 * p_.onboarding_weeks * (0.5 + high_unit(draw.second)));
  post.signs_off = signed_day ? number(*signed_day) : std::max(day_ + 1, usual);

  const double first =
      std::min(1.0, p_.competence_start + (post.degree ? p_.competence_degree : 0));
  const double weeks = std::max(0, day_ - post.since) / double{week};
  post.missing = (1 - first) * std::max(0.0, 1 - p_.training_gain * p_.training_days) *
                 power(learning_, weeks);

  const auto end = one.post.days.end;
  if (one.post.notice_day || (end && one.post.type == domain::EmploymentType::permanent)) {
    post.leaving = true;
    post.leaves = end ? number(*end)
                      : std::max(day_ + 1, number(*one.post.notice_day) +
                                               static_cast<int>(p_.leaver_notice_days));
    post.record.days.end = date(post.leaves);
  } else if (end && number(*end) != lot.end) {
    post.own_end = true;
    post.leaves = number(*end);
  }
  turn_circle(lot, post);
}

void Run::take_place(Lot& lot, const Start::Participant& there, std::int16_t post) {
  const auto& record = there.record;
  const Day began = record.start_day.value_or(date(day_));
  Participant one{};
  one.number = (std::uint64_t{lot.index} << 32) | lot.referrals++;
  one.referred = day_number(record.referral_day.value_or(began));
  one.began = day_number(began);
  one.under_way = record.plan_agreed_day && record.mapping_confirmed_day
                      ? day_number(std::max(*record.plan_agreed_day, *record.mapping_confirmed_day))
                      : no_day;
  one.ending = record.ending_agreed_day && *record.ending_agreed_day <= date(day_);
  one.stage = there.stage;
  one.job = there.stage == SeStage::on_and_off_job_support
                ? day_number(std::min(
                      date(day_), there.job_since.value_or(there.stage_since.value_or(date(day_)))))
                : no_day;
  const auto [near, far] = still_there(there);
  draw_person(one, near, far);
  // Where in the rhythm of contacts somebody is: anywhere.
  one.contact_part = static_cast<std::uint16_t>(
      chance_.draw({EntityKind::participant, one.number}, person, 1).first);
  const auto group = there.group ? there.group->known() : std::nullopt;
  // Who has been granted, or has had, more than the shorter limit is of those with the longer one.
  const Day shorter = domain::end_of(began, limit_other_);
  if (group) one.reduced = limit(lot.contract, *group) == limit_reduced_;
  if (!group && record.end_day.value_or(date(day_ + 1)) > shorter) one.reduced = true;
  const Day limit_day = domain::end_of(began, one.reduced ? limit_reduced_ : limit_other_);
  const Day granted = record.end_day.value_or(granted_since(began, limit_day));
  one.granted_end = day_number(granted);
  one.limit_end = day_number(std::max(limit_day, granted));

  const int weeks = std::max(0, day_ - number(there.since)) / static_cast<int>(week);
  one.led = there.leads > 0;
  one.changes = static_cast<std::uint8_t>(std::clamp(there.leads - 1, 0, 255));
  one.post = post;
  if (post == nobody) {
    ++lot.without_lead;
    one.lead_lost = day_number(there.since);
  } else {
    ++lot.posts[static_cast<std::size_t>(post)].caseload;
    one.with_lead = static_cast<std::uint16_t>(weeks);
    if (there.leads > 1)
      one.retelling =
          static_cast<float>(std::max(0.0, p_.retelling_weeks * (1 - p_.handover_carries) - weeks));
  }
  ++lot.in_place;
  const auto weekday = static_cast<std::size_t>(one.began) % week;
  lot.people[weekday].push_back(one);
  tell_place(lot, one, there);
  lot.ends.push({one.granted_end, one.number, weekday});
}

// What the recorder hears of somebody who was in a post before, or comes to one as was agreed.
void Run::tell_post(const Lot& lot, const Post& post) const {
  const bool fixed = post.record.type == domain::EmploymentType::fixed_term;
  tell_past(post.since, Happening::consultant_began, lot, &post, Happened::none,
            post.takes_from - begins_, (post.degree ? 1 : 0) + (fixed ? 2 : 0));
  if (const auto signed_day = post.record.onboarding_signed_day;
      signed_day && *signed_day <= date(day_))
    tell_past(number(*signed_day), Happening::onboarding_signed, lot, &post, Happened::none);
  if (const auto notice = post.record.notice_day)
    tell_past(number(*notice), Happening::notice_given, lot, &post, Happened::none,
              post.leaves - begins_);
  if (post.record.other_work_agreed)
    tell_past(day_, Happening::work_agreed, lot, &post, Happened::none);
}

void Run::tell_place(const Lot& lot, const Participant& one,
                     const Start::Participant& there) const {
  const auto who = static_cast<std::int64_t>(one.number & 0xffffffffU);
  const Post* post = one.post == nobody ? nullptr : &lot.posts[static_cast<std::size_t>(one.post)];
  tell_past(one.referred, Happening::referred, lot, nullptr, who);
  tell_past(one.began, Happening::began, lot, nullptr, who, one.granted_end - begins_,
            one.reduced ? 1 : 0);
  if (one.under_way != no_day) tell_past(one.under_way, Happening::plan_agreed, lot, nullptr, who);
  if (there.stage_since)
    tell_past(number(*there.stage_since), Happening::stage_reached, lot, nullptr, who,
              number_of(one.stage));
  if (one.job != no_day) tell_past(one.job, Happening::job_found, lot, nullptr, who);
  if (post != nullptr)
    tell_past(number(there.since), Happening::lead_gained, lot, post, who, 0,
              static_cast<double>(one.retelling));
  else if (one.led)
    tell_past(one.lead_lost, Happening::lead_lost, lot, nullptr, who);
}

// How likely somebody is near to and far from work, who has looked for it so long and found none,
// or found it only then: the shares among those who came, weighed by that.
std::pair<double, double> Run::still_there(const Start::Participant& there) const {
  const Day began = there.record.start_day.value_or(date(day_));
  const auto weeks = [](int days) { return std::max(0, days) / double{week}; };
  const bool found = there.stage == SeStage::on_and_off_job_support;
  const Day until =
      found ? std::min(date(day_), there.job_since.value_or(there.stage_since.value_or(date(day_))))
            : date(day_);
  if (there.stage < SeStage::job_finding) return {p_.near_share, p_.far_share};
  // Stage 3, and then stage 4; where it is not told when they came, they came when they do.
  const double looked = weeks(until - began) - p_.engagement_weeks - p_.profile_weeks;
  double finding = std::clamp(looked, 0.0, p_.finding_weeks);
  double engaged = std::max(0.0, looked - finding);
  if (there.stage_since && there.stage == SeStage::job_finding) {
    finding = weeks(until - *there.stage_since);
    engaged = 0;
  } else if (there.stage_since && there.stage == SeStage::employer_engagement) {
    engaged = weeks(until - *there.stage_since);
  }
  const double usual = p_.job_per_week * (1 + p_.job_competence);
  const auto weight = [&](double share, double factor) {
    const double a_week = usual * factor;
    return share * (found ? factor : 1) *
           natural_exp(-a_week * (p_.job_finding * finding + engaged));
  };
  const double near = weight(p_.near_share, p_.job_near);
  const double middle = weight(std::max(0.0, 1 - p_.near_share - p_.far_share), 1);
  const double far = weight(p_.far_share, p_.job_far);
  const double all = near + middle + far;
  return all > 0 ? std::pair{near / all, far / all} : std::pair{p_.near_share, p_.far_share};
}

// The end of the piece of granted time that today lies in, where pieces followed each other from
// the first day on.
Day Run::granted_since(Day began, Day limit_day) const {
  const int each = static_cast<int>(p_.granted_months);
  int months = each;
  while (began.plus_months(months) <= date(day_)) months += each;
  const Day end = began.plus_months(months);
  return limit_day > date(day_) ? std::min(end, limit_day) : end;
}

void Run::queue_up(Lot& lot, const Start& start) {
  for (const auto& one : start.waiting) {
    const Waiting waiting{(std::uint64_t{lot.index} << 32) | lot.referrals++,
                          std::max(0, number(one.referred))};
    tell_past(waiting.referred, Happening::referred, lot, nullptr,
              static_cast<std::int64_t>(waiting.number & 0xffffffffU));
    if (one.begins && *one.begins > start.day)
      lot.agreed.emplace_back(number(*one.begins), waiting);
    else
      lot.waiting.push_back(waiting);
  }
  std::stable_sort(lot.agreed.begin(), lot.agreed.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
}

}  // namespace stafett::foresee
