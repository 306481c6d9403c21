"""Tables of web pages, often called .xls, and workbooks as Excel 2003 wrote them in XML."""

from __future__ import annotations

from target import Target

from ptcrm.integrations.file_kind import FileKind

TARGET = Target(
    FileKind.WEB_PAGE,
    ("sheets*/*.htm*", "sheets*/*.xls", "xlsx-synthetic/*.xls", "sheets*/*.xml"),
    (
        *b"""
        <html> <table> </table> <tr> </tr> <td> </td> <th> <thead> <tbody> <br> <p> <!-- --> <style>
        <script> <meta <frameset> <frame <iframe> <caption> <select> <option> <input> <svg> <math>
        <template> <?xml colspan='2' colspan='99999999' rowspan='2' rowspan='65535' hidden
        style='display:none' charset=utf-7 &nbsp; &#0; &#xd800; &#x110000; &amp;amp;
        mso-number-format <![if <![CDATA[ ]]> x:num x:str <Workbook <Worksheet <Table> <Row <Cell
        <Data ss:Type='String' ss:Index='9' ss:MergeAcross='3' <!DOCTYPE <!ENTITY &a;
        urn:schemas-microsoft-com:office:spreadsheet ss:Hidden='1' </Data></Cell>
        """.split(),
        b"Content-Location: ",
        b"multipart/related",
        b"=3D",
        b"<tr><td>Naam<td>E-mail<td>Telefoon",
        b"<tr><td>Jan<td>jan@example.com<td>0612345678",
    ),
)
