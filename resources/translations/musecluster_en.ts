<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%Ln bpm apart</source>
        <translation>
            <numerusform>%Ln bpm apart</numerusform>
            <numerusform>%Ln bpm apart</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minute(s) left</source>
        <translation>
            <numerusform>about %Ln minute left</numerusform>
            <numerusform>about %Ln minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln hour(s) left</source>
        <translation>
            <numerusform>about %Ln hour left</numerusform>
            <numerusform>about %Ln hours left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln song(s)</source>
        <translation>
            <numerusform>%Ln song</numerusform>
            <numerusform>%Ln songs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Choice</name>
    <message numerus="yes">
        <source>%Ln song(s) chosen on the map.</source>
        <translation>
            <numerusform>%Ln song chosen on the map.</numerusform>
            <numerusform>%Ln songs chosen on the map.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>Copied %Ln song(s) as text.</source>
        <translation>
            <numerusform>Copied %Ln song as text.</numerusform>
            <numerusform>Copied %Ln songs as text.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wrote %Ln playlist(s) to %1.</source>
        <translation>
            <numerusform>Wrote %Ln playlist to %1.</numerusform>
            <numerusform>Wrote %Ln playlists to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Listening</name>
    <message numerus="yes">
        <source>%Ln song(s) could not be read.</source>
        <translation>
            <numerusform>%Ln song could not be read.</numerusform>
            <numerusform>%Ln songs could not be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Player</name>
    <message numerus="yes">
        <source>%Ln song(s) passed over.</source>
        <translation>
            <numerusform>%Ln song passed over.</numerusform>
            <numerusform>%Ln songs passed over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln song(s) in a row would not play. Is the drive there?</source>
        <translation>
            <numerusform>%Ln song would not play. Is the drive there?</numerusform>
            <numerusform>%Ln songs in a row would not play. Is the drive there?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlaylistFiles</name>
    <message numerus="yes">
        <source>“%1”: %2 of %Ln song(s) are in your library.</source>
        <translation>
            <numerusform>“%1”: %2 of %Ln song is in your library.</numerusform>
            <numerusform>“%1”: %2 of %Ln songs are in your library.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln address(es) on the net were left out.</source>
        <translation>
            <numerusform>%Ln address on the net was left out.</numerusform>
            <numerusform>%Ln addresses on the net were left out.</numerusform>
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
        <source>%Ln per artist</source>
        <translation>
            <numerusform>%Ln per artist</numerusform>
            <numerusform>%Ln per artist</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SimilarPanel</name>
    <message numerus="yes">
        <source>More like these %Ln song(s)</source>
        <translation>
            <numerusform>More like this song</numerusform>
            <numerusform>More like these %Ln songs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln song(s)</source>
        <translation>
            <numerusform>%Ln song</numerusform>
            <numerusform>%Ln songs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrackHeading</name>
    <message numerus="yes">
        <source>%Ln playlist(s) found</source>
        <translation>
            <numerusform>%Ln playlist found</numerusform>
            <numerusform>%Ln playlists found</numerusform>
        </translation>
    </message>
</context>
</TS>
