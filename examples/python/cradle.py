#!/usr/bin/env python3
"""A cradle for Smart Cradle: python3 cradle.py --uuid my-cradle --server http://192.168.0.2:3000 --broker 192.168.0.2

Needs paho-mqtt 1.6 or 2.x (Debian: python3-paho-mqtt) and nothing else. Replace the four functions under "The hardware"
by your own sensors, camera and motor; docs/protocol.md says what each message may be.
"""

import argparse
import base64
import itertools
import json
import math
import random
import signal
import threading
import time
import urllib.request
from pathlib import Path

import paho.mqtt.client as mqtt

# ---- The hardware ----------------------------------------------------------------------------------------------------


def read_temperature():
    """°C. Replace by your thermometer."""
    return round(36.5 + 0.2 * math.sin(time.monotonic() / 30), 1)


def is_crying():
    """Replace by what listens to your microphone."""
    return False


def face_direction():
    """Replace by what looks at your picture: "정면 유지 중" (facing up), "좌측으로 움직임" (left),
    "우측으로 움직임" (right), "인식 안됨" (no face), "확인 중..." (still looking)."""
    return "정면 유지 중"


def set_motor(on):
    """Replace by the pin of your motor. It may be told the same thing twice."""
    print("motor", "on" if on else "off", flush=True)


def pictures(folder):
    """JPEGs as they are, for ever. Replace by your camera, for example with picamera2:
    stream = io.BytesIO(); camera.capture_file(stream, format="jpeg"); yield stream.getvalue()"""
    if not folder:
        return itertools.repeat(TEST_PICTURE)
    files = sorted(Path(folder).glob("*.jpg"))
    if not files:
        raise SystemExit(f"There is no .jpg in {folder}.")
    return map(Path.read_bytes, itertools.cycle(files))


TEST_PICTURE = base64.b64decode(
    "/9j/2wBDACgoKCgrKC0yMi0/RDxEP11VTk5VXYxkbGRsZIzVhZuFhZuF1bzkua255Lz//+vr////////////////////////2wBD"
    "ASgoKCgrKC0yMi0/RDxEP11VTk5VXYxkbGRsZIzVhZuFhZuF1bzkua255Lz//+vr////////////////////////wgARCAAwAEAD"
    "ASIAAhEBAxEB/8QAGAABAQEBAQAAAAAAAAAAAAAAAAUCBAH/xAAXAQEBAQEAAAAAAAAAAAAAAAAAAwIE/9oADAMBAAIQAxAAAADk"
    "FpHTQnuMszjnFMAWcbzydPm86Iw6+YDooR092ODmAUx//8QAIBAAAgIBBAMBAAAAAAAAAAAAAQIAAyESEzJRESAiMP/aAAgBAQAB"
    "PwD8qKNzJ4xUReKgRkRuSgy+jbyOPqi6UVehEa0n7rCx2tB+Kw0dQ6MvY9UbUit2IbUVtLHxBajNpU+Y7aUZuh60X7eDxgauwYIM"
    "LV1jJAl9+5gcfz//xAAYEQEBAQEBAAAAAAAAAAAAAAABAgAQIP/aAAgBAgEBPwDVYabH3UDpgOf/xAAYEQEBAQEBAAAAAAAAAAAA"
    "AAABAgAQIP/aAAgBAwEBPwDTC6oT3Npqtef/2Q=="
)

# ---- The rest you can leave as it is ---------------------------------------------------------------------------------

connections = 0  # so far
stopping = False


def stop(*_):
    global stopping
    stopping = True


def register(server, uuid, address, connection):
    """Says that this cradle is there, again and again with growing waits until the server has heard it."""
    wait = 1
    while connection == connections:  # a later connection registers by itself
        try:
            body = json.dumps({"uuid": uuid, "ip": address}).encode()
            request = urllib.request.Request(f"{server}/register_agent", body, {"Content-Type": "application/json"})
            with urllib.request.urlopen(request, timeout=5) as answer:
                print("registered:", json.load(answer)["message"], flush=True)
            return
        except (OSError, ValueError, KeyError) as error:  # HTTP errors are OSErrors
            print(f"not registered ({error}), again in {wait} s", flush=True)
            time.sleep(wait + random.random())  # not all cradles at once after a power cut
            wait = min(wait * 2, 60)


def connect(broker, port, server, uuid):
    # paho 2.x asks which callbacks are meant; those below do for both.
    versions = getattr(mqtt, "CallbackAPIVersion", None)
    client = mqtt.Client(versions.VERSION2) if versions else mqtt.Client()

    def on_connect(client, _data, _flags, reason, _properties=None):
        global connections
        if reason != 0:
            return print("the broker refuses us:", reason, flush=True)
        connections += 1
        print("connected", flush=True)
        client.subscribe(f"cradle/{uuid}/servo")  # again each time: nothing is kept between connections
        address = client.socket().getsockname()[0]  # with which this machine reached the broker
        threading.Thread(target=register, args=(server, uuid, address, connections), daemon=True).start()

    def on_disconnect(*_):
        set_motor(False)  # nobody could stop it now

    def on_message(_client, _data, message):
        try:
            action = json.loads(message.payload)["action"]
        except (ValueError, KeyError, TypeError):
            return
        if action in ("start", "stop"):
            set_motor(action == "start")

    client.on_connect, client.on_disconnect, client.on_message = on_connect, on_disconnect, on_message
    client.on_connect_fail = lambda *_: print(f"no broker at {broker}:{port}, trying again", flush=True)
    client.reconnect_delay_set(min_delay=1, max_delay=30)  # doubles in between
    client.connect_async(broker, port, keepalive=30)
    client.loop_start()
    return client


def send_until_stopped(client, uuid, frames, fps):
    signals = {  # each with its pace in seconds
        "temperature": (1, lambda: json.dumps({"temperature": read_temperature()})),
        "crying": (3, lambda: json.dumps({"status": "Crying" if is_crying() else "Not Crying"})),
        "direction": (0.1, lambda: json.dumps({"direction": face_direction()})),
        "frame": (1 / fps, lambda: next(frames)),  # the JPEG's own bytes
    }
    due = dict.fromkeys(signals, 0.0)
    last = {}  # of each kind, the last message and the number of its connection: one of another never arrives
    while not stopping:
        time.sleep(0.01)
        for kind, (pace, read) in signals.items():
            if time.monotonic() < due[kind] or not client.is_connected():
                continue
            message, connection = last.get(kind, (None, None))
            if connection == connections and not message.is_published():
                continue  # a slow line: the next one is taken only when this one has left, so that nothing piles up
            due[kind] = time.monotonic() + pace
            connection = connections
            message = client.publish(f"cradle/{uuid}/{kind}", read(), qos=0, retain=False)
            if message.rc == mqtt.MQTT_ERR_SUCCESS:
                last[kind] = (message, connection)


def main():
    options = argparse.ArgumentParser(description="A cradle for Smart Cradle.")
    options.add_argument("--uuid", required=True, help="this cradle's name, as in its QR code")
    options.add_argument("--server", default="http://127.0.0.1:3000", help="Smart Cradle's pages (%(default)s)")
    options.add_argument("--broker", default="127.0.0.1", help="host of the MQTT broker (%(default)s)")
    options.add_argument("--port", type=int, default=1883, help="its port (%(default)s)")
    options.add_argument("--frames", metavar="FOLDER", help="send the .jpg files of this folder, in turn")
    options.add_argument("--fps", type=float, default=10, help="pictures a second (%(default)s)")
    given = options.parse_args()
    frames = pictures(given.frames)
    for ending in (signal.SIGTERM, signal.SIGINT):
        signal.signal(ending, stop)
    client = connect(given.broker, given.port, given.server.rstrip("/"), given.uuid)
    send_until_stopped(client, given.uuid, frames, given.fps)
    client.disconnect()
    client.loop_stop()
    print("stopped", flush=True)


if __name__ == "__main__":
    main()
