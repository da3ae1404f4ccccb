-- Statements are parted by empty lines. Times are text in UTC; the year 1000 stands for never.

CREATE TRIGGER khabar_stories_story_comes AFTER INSERT ON khabar_stories_story BEGIN
    INSERT INTO khabar_stories_tally (story_id, item_count, active_at)
        VALUES (NEW.page_ptr_id, 0, '1000-01-01 00:00:00');
END;

CREATE TRIGGER khabar_stories_item_changes AFTER UPDATE OF live_at ON khabar_news_newspage
WHEN OLD.live_at IS NOT NEW.live_at BEGIN
    UPDATE khabar_stories_membership SET live_at = NEW.live_at WHERE item_id = NEW.page_ptr_id;
END;

CREATE TRIGGER khabar_stories_member_comes AFTER INSERT ON khabar_stories_membership BEGIN
    UPDATE khabar_stories_tally SET item_count = item_count + (NEW.live_at IS NOT NULL) WHERE story_id = NEW.story_id;
    UPDATE khabar_stories_membership
        SET live_at = (SELECT live_at FROM khabar_news_newspage WHERE page_ptr_id = NEW.item_id) WHERE id = NEW.id;
END;

-- A trigger doesn't call itself here, so this one corrects a time, and the next one counts before and after.

CREATE TRIGGER khabar_stories_member_is_true AFTER UPDATE ON khabar_stories_membership
WHEN NEW.live_at IS NOT (SELECT live_at FROM khabar_news_newspage WHERE page_ptr_id = NEW.item_id) BEGIN
    UPDATE khabar_stories_membership
        SET live_at = (SELECT live_at FROM khabar_news_newspage WHERE page_ptr_id = NEW.item_id) WHERE id = NEW.id;
END;

CREATE TRIGGER khabar_stories_member_changes AFTER UPDATE ON khabar_stories_membership
WHEN OLD.live_at IS NOT NEW.live_at OR OLD.story_id <> NEW.story_id BEGIN
    UPDATE khabar_stories_tally SET
        item_count = item_count - (OLD.live_at IS NOT NULL),
        active_at = COALESCE(
            (SELECT MAX(live_at) FROM khabar_stories_membership WHERE story_id = OLD.story_id), '1000-01-01 00:00:00')
        WHERE story_id = OLD.story_id;
    UPDATE khabar_stories_tally SET
        item_count = item_count + (NEW.live_at IS NOT NULL),
        active_at = COALESCE(
            (SELECT MAX(live_at) FROM khabar_stories_membership WHERE story_id = NEW.story_id), '1000-01-01 00:00:00')
        WHERE story_id = NEW.story_id;
END;

CREATE TRIGGER khabar_stories_member_goes AFTER DELETE ON khabar_stories_membership BEGIN
    UPDATE khabar_stories_tally SET
        item_count = item_count - (OLD.live_at IS NOT NULL),
        active_at = COALESCE(
            (SELECT MAX(live_at) FROM khabar_stories_membership WHERE story_id = OLD.story_id), '1000-01-01 00:00:00')
        WHERE story_id = OLD.story_id;
END;
