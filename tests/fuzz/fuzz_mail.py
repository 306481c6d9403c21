"""Mails, as mail programs save them."""

from __future__ import annotations

from target import Target

from ptcrm.integrations.file_kind import FileKind

TARGET = Target(
    FileKind.MAIL,
    ("forms*/*.eml", "mail*/**/*.eml", "mail*/**/*.txt"),
    (
        *b"""
        From: To: Subject: Date: Reply-To: Cc: Received: Message-ID: Sender: List-Id: Precedence:
        In-Reply-To: Content-Type: Content-Transfer-Encoding: Content-Disposition: MIME-Version:
        Auto-Submitted: X-Mailer: text/plain text/html multipart/mixed multipart/alternative
        message/rfc822 multipart/report boundary= charset= charset=utf-7 charset=x-unknown
        charset=utf-16 charset=idna name*0*= format=flowed quoted-printable base64 8bit x-uuencode
        =?utf-8?q? =?utf-8?b? ?= =3D =\r\n =C3=AB --b --b-- <b> </b> <strong> <br> <br/> <table>
        <tr> <td> </td> <th> <p> <div> <dl> <dt> <dd> <li> <h3> <!-- --> <style> <script> </script>
        <span style='display:none'> &nbsp; &#0; &#xd800; &amp; <![CDATA[ Naam: E-mail: Telefoon:
        Bericht: Onderwerp: Van: Verzonden: Aan: Postcode: Message_Body: schreef:
        """.split(),
        b"---------- Doorgestuurd bericht ---------",
        b"---------- Forwarded message ---------",
        b"Begin doorgestuurd bericht:",
        b"-----Oorspronkelijk bericht-----",
        b"Op di 5 mrt 2024 om 16:32 schreef Jan:",
        b"\r\n\r\n",
        b"\n\n",
        b"\n> ",
        b"\n-- \n",
        b"\n---\n",
        b"--- Naam ---",
        b"*Naam*",
        b"**Naam:**",
        b"Tue, 05 Mar 2024 16:32:10 +0100",
        b" -0000",
        b"jan@example.com",
        b"wordpress@example.com",
        b"06-12345678",
        b"begin 644 x\n",
    ),
)
