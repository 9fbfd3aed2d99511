<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%n bpm apart</source>
        <translation>
            <numerusform>%n bpm apart</numerusform>
            <numerusform>%n bpm apart</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>about %n minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s) left</source>
        <translation>
            <numerusform>about %n hour left</numerusform>
            <numerusform>about %n hours left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n song(s)</source>
        <translation>
            <numerusform>%n song</numerusform>
            <numerusform>%n songs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Choice</name>
    <message numerus="yes">
        <source>%n song(s) chosen on the map.</source>
        <translation>
            <numerusform>%n song chosen on the map.</numerusform>
            <numerusform>%n songs chosen on the map.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>Copied %n song(s) as text.</source>
        <translation>
            <numerusform>Copied %n song as text.</numerusform>
            <numerusform>Copied %n songs as text.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wrote %n playlist(s) to %1.</source>
        <translation>
            <numerusform>Wrote %n playlist to %1.</numerusform>
            <numerusform>Wrote %n playlists to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Listening</name>
    <message numerus="yes">
        <source>%n song(s) could not be read.</source>
        <translation>
            <numerusform>%n song could not be read.</numerusform>
            <numerusform>%n songs could not be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Player</name>
    <message numerus="yes">
        <source>%n song(s) in a row would not play. Is the drive there?</source>
        <translation>
            <numerusform>%n song would not play. Is the drive there?</numerusform>
            <numerusform>%n songs in a row would not play. Is the drive there?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlaylistFiles</name>
    <message numerus="yes">
        <source>“%1”: %2 of %n song(s) are in your library.</source>
        <translation>
            <numerusform>“%1”: %2 of %n song are in your library.</numerusform>
            <numerusform>“%1”: %2 of %n songs are in your library.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProblemsPage</name>
    <message numerus="yes">
        <source>%Ln file(s) could not be read and were not changed.</source>
        <translation>
            <numerusform>%Ln file could not be read and was not changed.</numerusform>
            <numerusform>%Ln files could not be read and were not changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try %Ln file(s) again</source>
        <translation>
            <numerusform>Try %Ln file again</numerusform>
            <numerusform>Try %Ln files again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RootsPage</name>
    <message numerus="yes">
        <source>%Ln song(s)</source>
        <translation>
            <numerusform>%Ln song</numerusform>
            <numerusform>%Ln songs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SimilarOptions</name>
    <message numerus="yes">
        <source>%n per artist</source>
        <translation>
            <numerusform>%n per artist</numerusform>
            <numerusform>%n per artist</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SimilarPanel</name>
    <message numerus="yes">
        <source>More like these %n song(s)</source>
        <translation>
            <numerusform>More like this song</numerusform>
            <numerusform>More like these %n songs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n song(s)</source>
        <translation>
            <numerusform>%n song</numerusform>
            <numerusform>%n songs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrackHeading</name>
    <message numerus="yes">
        <source>%n playlist(s) found</source>
        <translation>
            <numerusform>%n playlist found</numerusform>
            <numerusform>%n playlists found</numerusform>
        </translation>
    </message>
</context>
</TS>
