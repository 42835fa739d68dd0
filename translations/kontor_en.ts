<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>texts</name>
    <message numerus="yes">
        <source>Connect again with the same company. Kontor then goes on where it stopped; %n changes are waiting.</source>
        <translation>
            <numerusform>Connect again with the same company. Kontor then goes on where it stopped; one change is waiting.</numerusform>
            <numerusform>Connect again with the same company. Kontor then goes on where it stopped; %n changes are waiting.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Check finished: %n changes</source>
        <translation>
            <numerusform>Check finished: one change</numerusform>
            <numerusform>Check finished: %n changes</numerusform>
        </translation>
    </message>
</context>
</TS>
