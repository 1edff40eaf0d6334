"""A pretend USB bus with one bar code scanner in HID POS mode, and in front of it the program that hears it.

Run by `umockdev-wrapper` with the system's python3. Commands come on stdin, a line each: `plug N`, `unplug`,
`report HEX`, `quit`. What the program prints goes to stdout as it is.
"""

import glob
import os
import subprocess
import sys
import tempfile
import time
import tty

import gi

gi.require_version("UMockdev", "1.0")
from gi.repository import UMockdev  # noqa: E402

DESCRIPTOR = "058C0902A1018502150026FF007508953F09028102C0"
USB = "/devices/pci0000:00/0000:00:14.0/usb1/1-1"
testbed = UMockdev.Testbed.new()
plugged = []


def plug(number):
    hid = f"{USB}/1-1:1.0/0003:0C2E:0B81.000{number}"
    raw = f"{hid}/hidraw/hidraw{number}"
    testbed.add_from_string(f"""P: {USB}
E: SUBSYSTEM=usb
E: DEVTYPE=usb_device
A: idVendor=0c2e\\n
A: idProduct=0b81\\n
A: manufacturer=Zinc\\n
A: product=Douchette\\n
A: serial=S1\\n
A: bcdDevice=0100\\n

P: {USB}/1-1:1.0
E: SUBSYSTEM=usb
E: DEVTYPE=usb_interface
A: bInterfaceNumber=00\\n

P: {hid}
E: SUBSYSTEM=hid
A: uevent=HID_ID=0003:00000C2E:00000B81\\nHID_NAME=Zinc Douchette\\nHID_UNIQ=S1\\n
H: report_descriptor={DESCRIPTOR}

P: {raw}
N: hidraw{number}
E: SUBSYSTEM=hidraw
E: DEVNAME=/dev/hidraw{number}
A: dev={239 + number}:{number}\\n
L: device=../../../0003:0C2E:0B81.000{number}
""")
    with tempfile.NamedTemporaryFile("w", suffix=".ioctl", delete=False) as ioctl:
        ioctl.write(f"@DEV /dev/hidraw{number}\nHIDIOCGRDESCSIZE 0 00000016\n")
    testbed.load_ioctl(f"/dev/hidraw{number}", ioctl.name)
    os.unlink(ioctl.name)
    fd = testbed.get_dev_fd(f"/dev/hidraw{number}")
    tty.setraw(fd)
    plugged.append((fd, [raw, hid, f"{USB}/1-1:1.0", USB]))


def unplug():
    fd, paths = plugged.pop()
    for path in paths:
        testbed.remove_device(f"/sys{path}")
    os.close(fd)
    # The testbed gives a pseudo terminal to the next device and does not expect to meet the one before.
    for old in glob.glob(testbed.get_root_dir() + "/dev/.ptymap/*"):
        os.unlink(old)


program = subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE)
for line in sys.stdin:
    command, *rest = line.split()
    if command == "plug":
        plug(int(rest[0]))
    elif command == "unplug":
        unplug()
    elif command == "report":
        os.write(plugged[-1][0], bytes.fromhex(rest[0]))
        time.sleep(0.02)  # the channel is a pseudo terminal: two reports at once would arrive as one
    elif command == "quit":
        break
program.stdin.close()
sys.exit(program.wait())
