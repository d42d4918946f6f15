# Writes a Spring Boot application of 300 MB: boot-jar.py OUTPUT.jar LIBRARY.jar...
# Libraries are stored, as Spring Boot does; the rest is noise from a fixed seed, so that it is the same every time.
import random
import sys
import zipfile

output, libraries = sys.argv[1], sys.argv[2:]
noise = random.Random(7)
manifest = (
    "Manifest-Version: 1.0\r\nMain-Class: org.springframework.boot.loader.JarLauncher\r\n"
    "Start-Class: com.example.Application\r\nSpring-Boot-Version: 2.7.0\r\n"
    "Implementation-Title: application\r\nImplementation-Version: 1.0.0\r\n"
)
with zipfile.ZipFile(output, "w", zipfile.ZIP_STORED) as jar:
    jar.writestr("META-INF/MANIFEST.MF", manifest)
    for number in range(28):
        jar.writestr(f"BOOT-INF/classes/data/{number}.bin", noise.randbytes(10_000_000))
    for library in libraries:
        jar.write(library, "BOOT-INF/lib/" + library.rsplit("/", 1)[-1])
