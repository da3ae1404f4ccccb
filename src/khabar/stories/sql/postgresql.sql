-- Each function locks what it reads until the end of the transaction: the item, so that nobody takes it down while it
-- joins; the tally, so that the newest item is looked for after all who wrote before.

CREATE OR REPLACE FUNCTION khabar_stories_step(the_story bigint, step integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM khabar_stories_tally WHERE story_id = the_story FOR UPDATE;
    UPDATE khabar_stories_tally SET
        item_count = item_count + step,
        active_at = COALESCE(
            (SELECT MAX(live_at) FROM khabar_stories_membership WHERE story_id = the_story), '1000-01-01 00:00:00+00')
        WHERE story_id = the_story;
END $$;

CREATE OR REPLACE FUNCTION khabar_stories_story_comes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO khabar_stories_tally (story_id, item_count, active_at)
        VALUES (NEW.page_ptr_id, 0, '1000-01-01 00:00:00+00') ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION khabar_stories_item_changes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE member bigint;
BEGIN
    FOR member IN SELECT id FROM khabar_stories_membership WHERE item_id = NEW.page_ptr_id ORDER BY story_id LOOP
        UPDATE khabar_stories_membership SET live_at = NEW.live_at WHERE id = member;
    END LOOP;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION khabar_stories_member_is_true() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT live_at INTO NEW.live_at FROM khabar_news_newspage WHERE page_ptr_id = NEW.item_id FOR SHARE;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION khabar_stories_count() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM khabar_stories_step(OLD.story_id, -(OLD.live_at IS NOT NULL)::integer);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM khabar_stories_step(NEW.story_id, (NEW.live_at IS NOT NULL)::integer);
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER khabar_stories_story_comes AFTER INSERT ON khabar_stories_story
FOR EACH ROW EXECUTE FUNCTION khabar_stories_story_comes();

CREATE TRIGGER khabar_stories_item_changes AFTER UPDATE OF live_at ON khabar_news_newspage
FOR EACH ROW WHEN (OLD.live_at IS DISTINCT FROM NEW.live_at) EXECUTE FUNCTION khabar_stories_item_changes();

CREATE TRIGGER khabar_stories_member_is_true BEFORE INSERT OR UPDATE ON khabar_stories_membership
FOR EACH ROW EXECUTE FUNCTION khabar_stories_member_is_true();

CREATE TRIGGER khabar_stories_member_comes AFTER INSERT OR DELETE ON khabar_stories_membership
FOR EACH ROW EXECUTE FUNCTION khabar_stories_count();

CREATE TRIGGER khabar_stories_member_changes AFTER UPDATE ON khabar_stories_membership
FOR EACH ROW WHEN (OLD.live_at IS DISTINCT FROM NEW.live_at OR OLD.story_id <> NEW.story_id)
EXECUTE FUNCTION khabar_stories_count();
