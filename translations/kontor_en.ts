<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>StateWords</name>
    <message numerus="yes">
        <source>%n changes are waiting</source>
        <translation>
            <numerusform>One change is waiting</numerusform>
            <numerusform>%n changes are waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n items need your attention</source>
        <translation>
            <numerusform>One item needs your attention</numerusform>
            <numerusform>%n items need your attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need attention</source>
        <translation>
            <numerusform>One needs attention</numerusform>
            <numerusform>%n need attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kontor, %1: %n items need attention</source>
        <translation>
            <numerusform>Kontor, %1: one item needs attention</numerusform>
            <numerusform>Kontor, %1: %n items need attention</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimeWords</name>
    <message numerus="yes">
        <source>%n minutes ago</source>
        <translation>
            <numerusform>one minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kontor::ui::ActivityPage</name>
    <message numerus="yes">
        <source>Live, %n new</source>
        <translation>
            <numerusform>Live, %n new</numerusform>
            <numerusform>Live, %n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n events today, %1 in all</source>
        <translation>
            <numerusform>One event today, %1 in all</numerusform>
            <numerusform>%n events today, %1 in all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows are written to %1.</source>
        <translation>
            <numerusform>One row is written to %1.</numerusform>
            <numerusform>%n rows are written to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kontor::ui::AttentionModel</name>
    <message numerus="yes">
        <source>%n invoices: %1</source>
        <translation>
            <numerusform>One invoice: %1</numerusform>
            <numerusform>%n invoices: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n items: %1</source>
        <translation>
            <numerusform>One item: %1</numerusform>
            <numerusform>%n items: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kontor::ui::AttentionPage</name>
    <message numerus="yes">
        <source>%n items need your attention</source>
        <translation>
            <numerusform>One item needs your attention</numerusform>
            <numerusform>%n items need your attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n retried: %1 done, %2 still open</source>
        <translation>
            <numerusform>One retried: %1 done, %2 still open</numerusform>
            <numerusform>%n retried: %1 done, %2 still open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kontor::ui::DisconnectDialog</name>
    <message numerus="yes">
        <source>Kontor gives its access back to Intuit and forgets it here. Settings, links and the log stay; %n changes wait.</source>
        <translation>
            <numerusform>Kontor gives its access back to Intuit and forgets it here. Settings, links and the log stay; one change waits.</numerusform>
            <numerusform>Kontor gives its access back to Intuit and forgets it here. Settings, links and the log stay; %n changes wait.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kontor forgets its access here. Afterwards uninstall the app in HighLevel, or delete the token there. Settings, links and the log stay; %n changes wait.</source>
        <translation>
            <numerusform>Kontor forgets its access here. Afterwards uninstall the app in HighLevel, or delete the token there. Settings, links and the log stay; one change waits.</numerusform>
            <numerusform>Kontor forgets its access here. Afterwards uninstall the app in HighLevel, or delete the token there. Settings, links and the log stay; %n changes wait.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kontor::ui::ExportDialog</name>
    <message numerus="yes">
        <source>%n rows are written to %1.</source>
        <translation>
            <numerusform>One row is written to %1.</numerusform>
            <numerusform>%n rows are written to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kontor::ui::FlowModel</name>
    <message numerus="yes">
        <source>%n need attention</source>
        <translation>
            <numerusform>One needs attention</numerusform>
            <numerusform>%n need attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are waiting</source>
        <translation>
            <numerusform>1 is waiting</numerusform>
            <numerusform>%n are waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kontor::ui::LogDetail</name>
    <message numerus="yes">
        <source>%n attempts, %1</source>
        <translation>
            <numerusform>one attempt, %1</numerusform>
            <numerusform>%n attempts, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempts</source>
        <translation>
            <numerusform>one attempt</numerusform>
            <numerusform>%n attempts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kontor::ui::MainWindow</name>
    <message numerus="yes">
        <source>QuickBooks is no longer connected. %n changes are waiting; nothing is lost.</source>
        <translation>
            <numerusform>QuickBooks is no longer connected. One change is waiting; nothing is lost.</numerusform>
            <numerusform>QuickBooks is no longer connected. %n changes are waiting; nothing is lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>HighLevel is no longer connected. %n changes are waiting; nothing is lost.</source>
        <translation>
            <numerusform>HighLevel is no longer connected. One change is waiting; nothing is lost.</numerusform>
            <numerusform>HighLevel is no longer connected. %n changes are waiting; nothing is lost.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kontor::ui::NavModel</name>
    <message numerus="yes">
        <source>Attention, %n items</source>
        <translation>
            <numerusform>Attention, one item</numerusform>
            <numerusform>Attention, %n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kontor::ui::PreviewView</name>
    <message numerus="yes">
        <source>%Ln customers, read %1 ago</source>
        <translation>
            <numerusform>One customer, read %1 ago</numerusform>
            <numerusform>%Ln customers, read %1 ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kontor::ui::ReviewPreview</name>
    <message numerus="yes">
        <source>As an SMS: %n characters</source>
        <translation>
            <numerusform>As an SMS: one character</numerusform>
            <numerusform>As an SMS: %n characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>one message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kontor::ui::TrayIcon</name>
    <message numerus="yes">
        <source>Attention (%n)</source>
        <translation>
            <numerusform>Attention (%n)</numerusform>
            <numerusform>Attention (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kontorctl</name>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need attention</source>
        <translation>
            <numerusform>%n needs attention</numerusform>
            <numerusform>%n need attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n items need your attention</source>
        <translation>
            <numerusform>One item needs your attention</numerusform>
            <numerusform>%n items need your attention</numerusform>
        </translation>
    </message>
</context>
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
