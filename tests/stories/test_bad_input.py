"""What people really send: each gets a clear sentence, and nothing is lost or counted that was not meant."""

from tests.clinic import USUAL, Clinic

UNREADABLE = {
    "11": "Please send a number from 0 to 10, or tap a button.",
    "-1": "Please send a number from 0 to 10, or tap a button.",
    "seven-ish": "I could not read a number in that. Please send one from 0 to 10, or tap a button.",
    "7,5": "Please choose a whole number, such as 7 or 8. Which one fits better is yours to say.",
    "7 8": "I see more than one number. Please send just one, from 0 to 10.",
    "my back hurts a lot": (
        "Nobody reads what is written here. I only check it for words that ask for urgent help. "
        "Please answer with a button."
    ),
    "🙂": "I could not read a number in that. Please send one from 0 to 10, or tap a button.",
}


def test_words_that_are_no_answer_get_a_sentence_and_store_nothing(clinic: Clinic) -> None:
    """Each kind of unreadable answer is told apart; the question stays open, with the way to help."""
    ana = clinic.enrol("Ana")
    ana.begins()
    for typed, told in UNREADABLE.items():
        ana.writes(typed)
        assert f"{told}\n\nPain over the last 24 hours, on average?" in ana.text, "the question is in reach again"
        assert "Need help now" == ana.labels()[-1]
        assert 1 == sum(ana.is_check_in(message) for message in ana.from_bot())
    assert [] == clinic.stored(ana)
    assert "pain" == ana.item_on_show()


def test_keycap_emoji_is_a_number_and_pictures_and_voice_are_not(clinic: Clinic) -> None:
    """A keycap 7 is 7; a photo and a voice message are answered with what can be done instead."""
    ana = clinic.enrol("Ana")
    ana.begins()
    ana.writes("7️⃣")
    assert [7] == [r.score for r in clinic.stored(ana)]
    ana.writes("", photo=True)
    assert "I cannot look at photos. Please tap a button or write a number." == ana.text
    ana.writes("", voice=True)
    assert "I cannot listen to voice messages. Please tap a button or write a number." == ana.text
    assert 1 == len(clinic.stored(ana))


def test_old_forged_and_forwarded_buttons_change_nothing(clinic: Clinic) -> None:
    """A button of days ago, invented data and another person's button are each answered and store nothing."""
    ana = clinic.enrol("Ana", ref="P-001")
    ana.begins()
    old = ana.data("7", ana.check_in)
    message_id = ana.check_in["message_id"]
    ana.answers(**USUAL)
    stored = len(clinic.stored(ana))
    ben = clinic.enrol("Ben", ref="P-002")
    ben.presses_data(old, ben.check_in["message_id"])
    assert "That button is not for this chat. Nothing was changed." == ben.toast
    for forged in ("x", "0123456789abcdef:pain=9", ":help", old.partition(":")[0] + ":pain=99"):
        ana.presses_data(forged, message_id)
    ana.presses_data(old, message_id)
    clinic.passes(days=3)
    ana.presses_data(old, message_id)
    assert ana.toast is not None
    assert ana.toast.startswith("This check-in closed on Tue 3 Mar at 07:00.")
    assert stored == len(clinic.stored(ana))
    assert [] == clinic.stored(ben)
    ana.reads()
    ben.reads()


def test_two_presses_at_once_are_one_answer(clinic: Clinic) -> None:
    """A double tap on 7 answers one question, once."""
    ana = clinic.enrol("Ana")
    ana.begins()
    tap = {
        "user_id": ana.user_id,
        "chat_id": ana.user_id,
        "message_id": ana.check_in["message_id"],
        "data": ana.data("7", ana.check_in),
    }
    clinic.at_once(("press", tap), ("press", tap))
    assert [("pain", 7)] == [(r.item, r.score) for r in clinic.stored(ana)]
    assert "mood" == ana.item_on_show()


def test_codes_that_do_not_work_get_one_answer_and_five_wrong_ones_close_the_door(clinic: Clinic) -> None:
    """Unknown, used, expired and foreign codes read alike; after five tries in an hour the chat has to wait."""
    sentence = "This link does not work. It may be used already, or older than three days. "
    sentence += "Please ask your team for a new one. After several tries, please wait an hour first."
    used = clinic.enrol("Ana", ref="P-001")
    late = clinic.invites("Ben", ref="P-002")
    opened = clinic.invites("Cleo", ref="P-003")
    opened.writes(f"/start {opened.code}")
    opened.reads()
    thief = clinic.newcomer("Somebody")
    for code in ("nonsense", used.code, opened.code):
        thief.writes(f"/start {code}")
        assert sentence == thief.text
    clinic.passes(hours=73)
    late.writes(f"/start {late.code}")
    assert sentence == late.text
    for _ in range(5):
        thief.writes("/start nonsense")
        thief.reads()
    thief.writes("/start nonsense")
    assert "This link does not work." in thief.text
    used.writes(f"/start {used.code}")
    assert 'You are already set up here. Write "menu" to tell or change something.' == used.text
    used.reads()


def test_strangers_and_groups_are_told_what_this_is(clinic: Clinic) -> None:
    """Somebody unknown and a group each get one sentence that helps them on."""
    stranger = clinic.newcomer("Somebody")
    stranger.writes("hello")
    assert "Hello. I do not know you yet." in stranger.text
    group = clinic.acts("create_group", title="Family", user_ids=[stranger.user_id])["chat_id"]
    clinic.acts("send", user_id=stranger.user_id, chat_id=group, text="/start")
    world = clinic.sandbox.telegram.world
    said = [m["text"] for m in world.chats[group].messages.values() if "text" in m]
    assert "I only talk in private chats, because answers are personal. Please write to me there." == said[-1]


def test_an_update_that_cannot_be_parsed_stops_nobody(clinic: Clinic) -> None:
    """A broken update is set aside; the answer behind it is stored as ever."""
    ana = clinic.enrol("Ana")
    ana.begins()
    clinic.dead_updates = 1
    clinic.faults(malformed_update=1)
    ana.presses("7")
    assert [7] == [r.score for r in clinic.stored(ana)]
