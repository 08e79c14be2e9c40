"""Methods that change, remove or answer what is already there."""

from __future__ import annotations

from sandbox.limits import take
from sandbox.markup import inline_keyboard
from sandbox.params import Params, bad
from sandbox.sending import body_caption, body_text
from sandbox.state import ANSWER_LIFE_S, DELETE_LIFE_S, Chat, Json

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
MAX_ANSWER = 200


def _mine(params: Params) -> tuple[Chat, Json]:
    if params.has("inline_message_id"):
        raise bad("MESSAGE_ID_INVALID")
    chat = params.target()
    message = params.message(chat, "message to edit not found")
    if message.get("from", {}).get("id") != params.world.bot_id or "forward_origin" in message:
        raise bad("message can't be edited")
    return chat, message


def _replace(params: Params, chat: Chat, old: Json, drop: tuple[str, ...], content: Json) -> Json:
    """The edited message. An edit without reply_markup takes the keyboard away."""
    keyboard = inline_keyboard(params, inline_only=True)
    new = {key: value for key, value in old.items() if key not in (*drop, "reply_markup", "edit_date")}
    new.update(content)
    if keyboard is not None:
        new["reply_markup"] = keyboard
    if new == {key: value for key, value in old.items() if key != "edit_date"}:
        raise bad(NOT_MODIFIED)
    take(params.world, chat)
    new["edit_date"] = params.world.now_us // 1_000_000
    chat.messages[old["message_id"]] = new
    return new


def edit_message_text(params: Params) -> Json:
    chat, message = _mine(params)
    if "text" not in message:
        raise bad("there is no text in the message to edit")
    return _replace(params, chat, message, ("text", "entities"), body_text(params))


def edit_message_caption(params: Params) -> Json:
    chat, message = _mine(params)
    if "text" in message:
        raise bad("there is no caption in the message to edit")
    return _replace(params, chat, message, ("caption", "caption_entities"), body_caption(params))


def edit_message_reply_markup(params: Params) -> Json:
    chat, message = _mine(params)
    return _replace(params, chat, message, (), {})


def delete_message(params: Params) -> bool:
    chat = params.target()
    message = params.message(chat, "message to delete not found")
    is_own = message.get("from", {}).get("id") == params.world.bot_id
    is_old = params.world.now_us // 1_000_000 - message["date"] > DELETE_LIFE_S
    # In a private chat the other person's messages may go too; in a group that takes an administrator.
    if is_old or (chat.kind != "private" and not is_own):
        raise bad("message can't be deleted for everyone")
    del chat.messages[message["message_id"]]
    chat.deleted.append(message["message_id"])
    if chat.pinned == message["message_id"]:
        chat.pinned = None
    return True


def answer_callback_query(params: Params) -> bool:
    query = params.world.queries.get(params.text("callback_query_id"))
    text = params.text("text")
    if len(text) > MAX_ANSWER:
        raise bad("MESSAGE_TOO_LONG")
    if query is None or query.answer is not None:
        raise bad(QUERY_TOO_OLD)
    if params.world.now_us - query.at_us > ANSWER_LIFE_S * 1_000_000:
        raise bad(QUERY_TOO_OLD)
    url = params.text("url")
    if url and not url.startswith(("https://t.me/", "http://t.me/", "tg://")):
        raise bad("URL_INVALID")
    query.answer = {"text": text, "show_alert": params.flag("show_alert")}
    if url:
        query.answer["url"] = url
    params.world.chats[query.chat_id].toast = {
        **query.answer,
        "callback_query_id": query.id,
        "user_id": query.user_id,
        "date": params.world.now_us // 1_000_000,
    }
    return True


def pin_chat_message(params: Params) -> bool:
    chat = params.target()
    message = params.message(chat, "message to pin not found")
    chat.pinned = message["message_id"]
    return True


def set_message_reaction(params: Params) -> bool:
    chat = params.target()
    message = params.message(chat, "message to react not found")
    reactions = params.json_list("reaction")
    if len(reactions) > 1:
        raise bad("REACTIONS_TOO_MANY")
    for reaction in reactions:
        if not isinstance(reaction, dict) or reaction.get("type") != "emoji" or not reaction.get("emoji"):
            raise bad("REACTION_INVALID")
    chat.reactions[message["message_id"]] = reactions
    return True
