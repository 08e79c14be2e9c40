"""The pretend Telegram as the page and the tests see it: GET /sandbox/state."""

from __future__ import annotations

from sandbox.entities import to_html
from sandbox.state import Chat, Json, World

_SERVICE = {
    "forum_topic_created": "created the topic",
    "migrate_to_chat_id": "made this group a supergroup",
    "migrate_from_chat_id": "made this supergroup out of a group",
}


def _button(button: Json) -> Json:
    return {
        "text": button["text"],
        "data": button.get("callback_data"),
        "url": button.get("url"),
        "web_app": button.get("web_app", {}).get("url"),
        "style": button.get("style"),
        "copy_text": button.get("copy_text", {}).get("text"),
    }


def message_view(world: World, chat: Chat, message: Json) -> Json:
    """One message: the keys of the control interface, and what the page needs to draw it."""
    sender = message.get("from", {})
    text, caption = message.get("text"), message.get("caption")
    shown = to_html(text or caption or "", message.get("entities") or message.get("caption_entities") or [])
    replied = message.get("reply_to_message")
    photo, document = message.get("photo"), message.get("document")
    service = next((words for key, words in _SERVICE.items() if key in message), None)
    return {
        "message_id": message["message_id"],
        "date": message["date"],
        "from_bot": sender.get("id") == world.bot_id or bool(sender.get("is_bot")),
        "from_name": sender.get("first_name", ""),
        "from_id": sender.get("id"),
        "text": text,
        "caption": caption,
        "html": shown,
        "buttons": [
            [_button(button) for button in row] for row in message.get("reply_markup", {}).get("inline_keyboard", [])
        ],
        "edited": "edit_date" in message,
        "edit_date": message.get("edit_date"),
        "photo": f"/sandbox/file/{photo[-1]['file_id']}" if photo else None,
        "document": (
            {"name": document["file_name"], "url": f"/sandbox/file/{document['file_id']}"} if document else None
        ),
        "voice": "voice" in message,
        "thread_id": message.get("message_thread_id"),
        "reply_to": (
            {"message_id": replied["message_id"], "text": replied.get("text") or replied.get("caption") or ""}
            if replied
            else None
        ),
        "service": service,
        "reaction": [one["emoji"] for one in chat.reactions.get(message["message_id"], [])],
    }


def chat_view(world: World, chat: Chat, last: int | None = None) -> Json:
    """One chat with its messages in order, or only the `last` so many."""
    person = world.people.get(chat.user_id) if chat.user_id is not None else None
    messages = [chat.messages[number] for number in sorted(chat.messages)]
    pressed = {query.message_id for query in world.queries.values() if query.chat_id == chat.id and not query.answer}
    return {
        "id": chat.id,
        "title": chat.title,
        "kind": chat.kind,
        "user_id": chat.user_id,
        "tag": person.tag if person else None,
        "language_code": person.language_code if person else None,
        "members": [{"user_id": member, "name": world.people[member].name} for member in chat.members],
        "is_started": chat.is_started,
        "blocked": chat.kind == "private" and chat.bot_status == "kicked",
        "bot_status": chat.bot_status,
        "pinned": chat.pinned,
        "alert": chat.toast,
        "unanswered": sorted(pressed),
        "topics": [{"thread_id": thread, **topic} for thread, topic in chat.topics.items()],
        "messages": [message_view(world, chat, message) for message in messages[-last if last else 0 :]],
    }


def state_view(world: World, last: int | None = None, only: int | None = None) -> Json:
    """All chats (or only the one with that id), the faults that are armed, and how many updates wait."""
    return {
        "chats": [
            chat_view(world, chat, last)
            for chat in world.chats.values()
            if chat.migrated_to is None and only in (None, chat.id)
        ],
        "faults": [
            {"kind": fault.kind, "times": fault.times, "method": fault.methods, **fault.options}
            for fault in world.faults
        ],
        "waiting_updates": len(world.waiting),
    }
