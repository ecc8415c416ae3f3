// Notes: written in seconds, kept as drafts, signed, corrected as new versions.
#pragma once

#include "base/id.hpp"
#include "base/result.hpp"
#include "service/call.hpp"
#include "service/view/common.hpp"
#include "service/view/follow_up.hpp"

namespace stafett::service {

/// A note, signed at once or kept as a draft of the writer's own. A signed note about contact stops
/// the clocks; `hold_appointment` says which planned meeting it was.
Result<view::NoteView> write_note(const Call& call, ParticipationId id,
                                  const view::NoteInput& input);
Result<view::NoteView> read_note(const Call& call, NoteId id);
Result<view::NoteView> change_note_draft(const Call& call, NoteId id,
                                         const view::NoteChange& input);
Result<view::NoteView> sign_note(const Call& call, NoteId id, const view::VersionOnly& input);
Result<view::Done> discard_note_draft(const Call& call, NoteId id, const view::VersionOnly& input);
Result<view::NoteView> correct_note(const Call& call, NoteId id, const view::NoteCorrection& input);

}  // namespace stafett::service
