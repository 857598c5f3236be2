"""A user who has set up a few backends."""

CANARY = "canary-4f1d0c7e9b2a"
"""A key that nothing may show."""

CONFIG = """\
[backends.seedance]
protocol = "ark"
base_url = "https://ark.example/api/v3"
targets = ["seedance-2.5", "my-own"]
models = { "my-own" = "my-endpoint" }
key = { env = "TEST_ARK_KEY" }

[backends.studio]
protocol = "openai-videos"
base_url = "http://127.0.0.1:9/v1"
insecure = true
targets = ["wan-2.2", "my-own"]

[backends.free]
protocol = "openai-videos"
base_url = "http://127.0.0.1:9/v1"
insecure = true
targets = ["wan-2.2", "my-own"]
usd_per_second = 0
"""
